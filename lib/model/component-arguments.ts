import type { Judge } from '../diag/judge';
import type { ControlPlane } from './control-plane';
import { valueAt } from './document';
import { type FlagSet, flagSetOf, parseFlags } from './flags';
import { kubeletFlagsIn } from './kubelet-words';
import { at } from './located';
import type { NodePlan } from './node-plan';

/** The extra arguments of one component, and who refuses them. */
export interface ComponentArguments {
  readonly component:
    | 'kube-apiserver'
    | 'kube-controller-manager'
    | 'kube-scheduler'
    | 'etcd'
    | 'kubelet';
  readonly judge: Judge;
  readonly flags: FlagSet;
}

/** Every list of extra arguments in the plan, the kubelet's once for each node. */
export function componentArguments(
  { apiServer, controllerManager, scheduler, etcd }: ControlPlane,
  nodes: readonly NodePlan[],
): ComponentArguments[] {
  return [
    { component: 'kube-apiserver', judge: 'apiserver-start', flags: apiServer },
    {
      component: 'kube-controller-manager',
      judge: 'controller-manager-start',
      flags: controllerManager,
    },
    { component: 'kube-scheduler', judge: 'scheduler-start', flags: scheduler },
    { component: 'etcd', judge: 'etcd-start', flags: etcd },
    ...nodes.map((node) => ({
      component: 'kubelet' as const,
      judge: 'kubelet-start' as const,
      flags: kubeletFlags(node),
    })),
  ];
}

/** The arguments as the kubelet gets them. */
export function kubeletFlags(node: NodePlan): FlagSet {
  const { flags } = writtenKubeletFlags(node);
  return flagSetOf(
    flags.flatMap((flag) => kubeletFlagsIn(flag.value).map((value) => ({ ...flag, value }))),
  );
}

/** The arguments as they were written. */
export function writtenKubeletFlags({ document }: NodePlan): FlagSet {
  const path = ['nodeRegistration', 'kubeletExtraArgs'];
  return parseFlags(valueAt(document.value, path), at(document.source, ...path));
}
