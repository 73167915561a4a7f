import { nearestName } from '../../k8s/schema/nearest-name';
import type { ApiObjectView } from '../../model/api-object';
import { at } from '../../model/located';
import { objectsOf } from '../../model/object-index';
import { schedulersOf } from '../../model/schedulers';
import { textField } from '../../model/type-meta';
import { type Workload, workloadName } from '../../model/workload';
import { workloadsOf } from '../../model/workload-index';
import { besideCluster } from '../cluster-example';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { workloadExample } from '../workloads/workload-example';

interface Facts {
  readonly workload: string;
  readonly name: string;
  readonly known: string;
  readonly meant: string;
}

const named = (name: string): string => workloadExample({ podSpec: [`schedulerName: ${name}`] });

export const unknownScheduler = defineRule({
  code: 'NET749',
  name: 'unknown-scheduler',
  severity: 'warning',
  reads: ['objects', 'componentFiles', 'controlPlane', 'kubeadmFiles'],
  docs: {
    summary: 'schedulerName must be that of a profile of a scheduler.',
    why: 'kube-apiserver takes any name. A scheduler looks only at pods that name one of its profiles, so a pod with another name is looked at by nobody.',
    symptoms: ['pods-pending'],
    since: '0.1.0',
    source: 'https://kubernetes.io/docs/tasks/extend-kubernetes/configure-multiple-schedulers/',
    whenToIgnore: 'when another tool brings the scheduler into the cluster',
  },
  findings: {
    unknown: ({ workload, name, known }: Facts) => ({
      what: `${workload} wants scheduler "${name}", and the plan has ${known}`,
      fix: 'add a profile of this name, or leave schedulerName out',
    }),
    slip: ({ workload, name, known, meant }: Facts) => ({
      what: `${workload} wants scheduler "${name}", and the plan has ${known}`,
      fix: `schedulerName: ${meant}`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'the usual one', text: named('default-scheduler'), ...besideCluster() },
      {
        title: 'a scheduler of its own, which a workload is called after',
        text: manyExamples(
          named('volcano'),
          workloadExample({ name: 'volcano-scheduler', labels: 'app: volcano' }),
        ),
        ...besideCluster(),
      },
      {
        title: 'only a part of the plan',
        text: named('packing'),
      },
    ],
    invalid: [
      { title: 'a name that nobody has', text: named('packing'), ...besideCluster() },
      { title: 'a slip', text: named('default_scheduler'), ...besideCluster() },
    ],
  }),
  check(plan, report) {
    const names = schedulersOf(plan).map((scheduler) => scheduler.names);
    const isWhole = plan.kubeadmFiles.some(({ cluster }) => cluster !== undefined);
    if (!isWhole || names.includes(undefined)) return;
    const known = [...new Set(names.flatMap((list) => list ?? []).map(({ value }) => value))];
    for (const workload of workloadsOf(plan.objects)) {
      const name = textField(workload.spec, 'schedulerName');
      if (name === '' || known.includes(name) || isMentioned(name, plan.objects)) continue;
      const meant = nearestName(name, known);
      const facts = { workload: workloadName(workload), name, known: known.join(', ') };
      report(
        meant === undefined ? 'unknown' : 'slip',
        { ...facts, meant: meant ?? '' },
        {
          at: {
            at: at(workload.object.source, ...workload.template, 'spec', 'schedulerName'),
            value: name,
          },
          breaks: 'kube-scheduler: leaves the pods alone, and they stay Pending',
          data: { ...facts },
        },
      );
    }
  },
});

/** Schedulers of others are told their name in ways of their own. */
const isMentioned = (name: string, objects: readonly ApiObjectView[]): boolean =>
  workloadsOf(objects).some((workload) => textOf(workload).includes(name)) ||
  objectsOf(objects, '', 'ConfigMap').some(({ value }) => JSON.stringify(value).includes(name));

const textOf = ({ object, spec }: Workload): string =>
  `${object.name} ${JSON.stringify([spec.containers, spec.initContainers])}`;
