import { valueAt } from '../../model/document';
import { workloadName } from '../../model/workload';
import { workloadsOf } from '../../model/workload-index';
import { defineRule } from '../rule';
import { REFUSED } from '../services/service-side';
import { workloadExample } from './workload-example';
import { writtenSide } from './workload-side';

interface Facts {
  readonly workload: string;
  readonly restartPolicy: string;
  readonly allowed: readonly string[];
}

const job = (...podSpec: readonly string[]): string =>
  workloadExample({ kind: 'Job', podSpec })
    .replace('apps/v1', 'batch/v1')
    .replace(/ *selector: .*\n/, '');

export const restartPolicy = defineRule({
  code: 'NET834',
  name: 'restart-policy',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary: 'Pods of a Job restart OnFailure or Never, those of other workloads Always.',
    why: 'kube-apiserver refuses the object. Without a word pods restart always, which a Job may not have.',
    since: '0.1.0',
    source: 'kube-apiserver validation of apps and batch; validateRestartPolicy',
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
  },
  examples: () => ({
    valid: [
      { title: 'none where pods run for ever', text: workloadExample() },
      { title: 'a Job', text: job('restartPolicy: Never') },
    ],
    invalid: [
      { title: 'a Job without', text: job() },
      {
        title: 'a Deployment whose pods may end',
        text: workloadExample({ podSpec: ['restartPolicy: OnFailure'] }),
      },
    ],
  }),
  check({ objects }, report) {
    for (const workload of workloadsOf(objects)) {
      const { object, template } = workload;
      const allowed = ALLOWED.get(`${object.apiVersion} ${object.kind}`);
      const path = [...template, 'spec', 'restartPolicy'];
      const written = valueAt(object.value, path) ?? '';
      if (!allowed || typeof written !== 'string') continue;
      const effective = written === '' ? 'Always' : written;
      if (allowed.includes(effective)) continue;
      const data = { workload: workloadName(workload), restartPolicy: written, allowed };
      const at = writtenSide(object, path);
      report(written === '' ? 'notSaid' : 'notAllowed', data, { at, ...REFUSED, data });
    }
  },
});

const FOR_EVER = ['Always'];
const UNTIL_DONE = ['OnFailure', 'Never'];

const ALLOWED: ReadonlyMap<string, readonly string[]> = new Map([
  ['v1 Pod', [...FOR_EVER, ...UNTIL_DONE]],
  ['v1 ReplicationController', FOR_EVER],
  ['apps/v1 Deployment', FOR_EVER],
  ['apps/v1 ReplicaSet', FOR_EVER],
  ['apps/v1 DaemonSet', FOR_EVER],
  ['apps/v1 StatefulSet', FOR_EVER],
  ['batch/v1 Job', UNTIL_DONE],
  ['batch/v1 CronJob', UNTIL_DONE],
]);
