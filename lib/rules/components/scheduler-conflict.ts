import type { Located } from '../../model/located';
import { type SchedulerView, schedulersOf } from '../../model/schedulers';
import { besideCluster } from '../cluster-example';
import { valueSide } from '../flag-side';
import { defineRule } from '../rule';
import { secondSchedulerExample } from './second-scheduler-example';

interface Facts {
  readonly second: string;
  readonly first: string;
  /** The lease, or the name, that both have. */
  readonly shared: string;
}

export const schedulerConflict = defineRule({
  code: 'NET750',
  name: 'scheduler-conflict',
  severity: 'warning',
  reads: ['objects', 'componentFiles', 'controlPlane', 'kubeadmFiles'],
  docs: {
    summary: 'A second scheduler needs a lease and profile names of its own.',
    why: 'Of all schedulers that want one lease only one works; the others wait until it ends. Two that work with one name both bind the same pods.',
    symptoms: ['pods-pending'],
    since: '0.1.0',
    source: 'https://kubernetes.io/docs/tasks/extend-kubernetes/configure-multiple-schedulers/',
  },
  findings: {
    lease: ({ second, first, shared }: Facts) => ({
      what: `${second} wants the lease ${shared}, as ${first} does`,
      fix: 'leaderElection: {resourceName: a name of its own}, or leaderElect: false for one replica',
    }),
    name: ({ second, first, shared }: Facts) => ({
      what: `${second} schedules pods for "${shared}", as ${first} does`,
      fix: 'profiles: [{schedulerName: a name of its own}]',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a name of its own, and nobody to be elected',
        text: secondSchedulerExample(
          'leaderElection: { leaderElect: false }\n    profiles: [{ schedulerName: packing }]',
        ),
        ...besideCluster(),
      },
      {
        title: 'a lease of its own',
        text: secondSchedulerExample(
          'leaderElection: { resourceName: packing }\n    profiles: [{ schedulerName: packing }]',
        ),
        ...besideCluster(),
      },
    ],
    invalid: [
      {
        title: 'the lease of the first',
        text: secondSchedulerExample('profiles: [{ schedulerName: packing }]'),
        ...besideCluster(),
      },
      {
        title: 'the name of the first',
        text: secondSchedulerExample('leaderElection: { leaderElect: false }'),
        ...besideCluster(),
      },
    ],
  }),
  check(plan, report) {
    const schedulers = schedulersOf(plan);
    schedulers.forEach((second, index) => {
      const first = schedulers.slice(0, index).find((other) => conflictOf(second, other));
      const conflict = first && conflictOf(second, first);
      if (!conflict) return;
      const facts = { second: second.label, first: first.label, shared: conflict.mine.value };
      report(conflict.finding, facts, {
        at: valueSide(conflict.mine, second.label),
        other: valueSide(conflict.theirs, first.label),
        breaks: conflict.breaks,
        data: { ...facts },
      });
    });
  },
});

interface Conflict {
  readonly finding: 'lease' | 'name';
  readonly mine: Located<string>;
  readonly theirs: Located<string>;
  readonly breaks: string;
}

/** While one waits for the lease, its names do no harm. */
function conflictOf(second: SchedulerView, first: SchedulerView): Conflict | undefined {
  if (second.lease && first.lease?.value === second.lease.value) {
    const breaks = 'kube-scheduler: waits for the lease while the other one runs';
    return { finding: 'lease', mine: second.lease, theirs: first.lease, breaks };
  }
  for (const mine of second.names ?? []) {
    const theirs = first.names?.find(({ value }) => value === mine.value);
    const breaks = 'kube-scheduler: binds pods that the other one binds as well';
    if (theirs) return { finding: 'name', mine, theirs, breaks };
  }
  return undefined;
}
