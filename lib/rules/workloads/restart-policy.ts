import type { Contract } from '../../k8s/contract';
import { valueAt } from '../../model/document';
import { type ContainerView, containersOf } from '../../model/probe';
import { type Workload, workloadName } from '../../model/workload';
import { workloadsOf } from '../../model/workload-index';
import { defineRule } from '../rule';
import { REFUSED } from '../services/service-side';
import { podVerdict } from './pod-verdict';
import { workloadExample } from './workload-example';
import { writtenSide } from './workload-side';

interface Facts {
  readonly workload: string;
  readonly restartPolicy: string;
  readonly allowed: readonly string[];
}

type OfContainer = {
  readonly container: string;
  readonly workload: string;
  readonly restartPolicy: string;
  readonly allowed: readonly string[];
};

const job = (...podSpec: readonly string[]): string =>
  workloadExample({ kind: 'Job', podSpec })
    .replace('apps/v1', 'batch/v1')
    .replace(/ *selector: .*\n/, '');

export const restartPolicy = defineRule({
  code: 'NET834',
  name: 'restart-policy',
  severity: 'error',
  reads: ['objects', 'versions'],
  docs: {
    summary:
      'Pods of a Job restart OnFailure or Never, those of other workloads Always; containers as their minor allows.',
    why: 'kube-apiserver refuses the object. Without a word pods restart always, which a Job may not have. A policy of its own has, up to 1.34, an init container alone, and Always alone.',
    since: '0.1.0',
    source:
      'kube-apiserver validation of apps and batch; validateRestartPolicy, validateInitContainerRestartPolicy',
  },
  findings: {
    notSaid: ({ workload }: Facts) => ({
      what: `${workload} says no restartPolicy, and Always is none for a Job`,
      fix: 'restartPolicy: OnFailure',
    }),
    notAllowed: ({ workload, restartPolicy: written, allowed }: Facts) => ({
      what: `restartPolicy ${JSON.stringify(written)} is none for ${workload}`,
      fix: `restartPolicy: ${allowed[0]}`,
    }),
    ofContainer: ({ container, workload, restartPolicy: written, allowed }: OfContainer) => ({
      what: `restartPolicy ${JSON.stringify(written)} is none for container "${container}" of ${workload}`,
      fix: allowed.length > 0 ? `restartPolicy: ${allowed.join(' or ')}` : 'remove restartPolicy',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'none where pods run for ever', text: workloadExample() },
      {
        title: 'a sidecar',
        text: workloadExample({
          podSpec: ['initContainers: [{ name: log, image: log:1, restartPolicy: Always }]'],
        }),
      },
      { title: 'a Job', text: job('restartPolicy: Never') },
    ],
    invalid: [
      { title: 'a Job without', text: job() },
      {
        title: 'a policy of an init container that is empty',
        text: workloadExample({
          podSpec: ['initContainers: [{ name: log, image: log:1, restartPolicy: "" }]'],
        }),
      },
      {
        title: 'a Deployment whose pods may end',
        text: workloadExample({ podSpec: ['restartPolicy: OnFailure'] }),
      },
    ],
  }),
  check({ objects, versions }, report) {
    for (const workload of workloadsOf(objects)) {
      const { object, template } = workload;
      const allowed = ALLOWED.get(`${object.apiVersion} ${object.kind}`);
      if (!allowed) continue;
      for (const one of containersOf(workload)) {
        const data = ownPolicyProblem(workload, one, versions.cluster);
        const at = writtenSide(object, [...one.path, 'restartPolicy']);
        if (data)
          report('ofContainer', data, { at, ...podVerdict(workload, versions.cluster), data });
      }
      const path = [...template, 'spec', 'restartPolicy'];
      const written = valueAt(object.value, path) ?? '';
      if (typeof written !== 'string') continue;
      const effective = written === '' ? 'Always' : written;
      if (allowed.includes(effective)) continue;
      const data = { workload: workloadName(workload), restartPolicy: written, allowed };
      const at = writtenSide(object, path);
      report(written === '' ? 'notSaid' : 'notAllowed', data, { at, ...REFUSED, data });
    }
  },
});

function ownPolicyProblem(
  workload: Workload,
  { name: container, isInit, value }: ContainerView,
  contract: Contract,
): OfContainer | undefined {
  const written = value.restartPolicy;
  const allowed = isInit ? policiesOfInit(contract) : policiesOfOthers(contract);
  if (typeof written !== 'string' || !allowed || allowed.includes(written)) return undefined;
  return { container, workload: workloadName(workload), restartPolicy: written, allowed };
}

/** Undefined where nobody reads it. */
function policiesOfInit(contract: Contract): readonly string[] | undefined {
  if (contract.containersHaveRestartPolicies) return ANY;
  return contract.initContainersMayStay ? FOR_EVER : undefined;
}

const policiesOfOthers = ({ containersHaveRestartPolicies }: Contract): readonly string[] =>
  containersHaveRestartPolicies ? ANY : [];

const FOR_EVER = ['Always'];
const UNTIL_DONE = ['OnFailure', 'Never'];

const ANY = [...FOR_EVER, ...UNTIL_DONE];

const ALLOWED: ReadonlyMap<string, readonly string[]> = new Map([
  ['v1 Pod', ANY],
  ['v1 ReplicationController', FOR_EVER],
  ['apps/v1 Deployment', FOR_EVER],
  ['apps/v1 ReplicaSet', FOR_EVER],
  ['apps/v1 DaemonSet', FOR_EVER],
  ['apps/v1 StatefulSet', FOR_EVER],
  ['batch/v1 Job', UNTIL_DONE],
  ['batch/v1 CronJob', UNTIL_DONE],
]);
