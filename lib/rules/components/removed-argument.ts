import type { Contract } from '../../k8s/contract';
import { type ComponentArguments, componentArguments } from '../../model/component-arguments';
import { nameAsRead } from '../../model/component-flags';
import { defineRule } from '../rule';
import { withArgument } from './argument-example';

interface Removed {
  readonly component: ComponentArguments['component'];
  readonly name: string;
  readonly isGone: (contract: Contract) => boolean;
  readonly instead: string;
}

/** Source: `cmd/<component>/app/options` of each minor. */
const REMOVED: readonly Removed[] = [
  {
    component: 'kubelet',
    name: 'pod-infra-container-image',
    isGone: (contract) => contract.kubeletRefusesPodInfraImageFlag,
    instead: 'set the pause image in the configuration of the container runtime',
  },
  {
    component: 'kubelet',
    name: 'keep-terminated-pod-volumes',
    isGone: (contract) => contract.kubeletRefusesKeepTerminatedPodVolumes,
    instead: 'remove it, it has had no replacement',
  },
  {
    component: 'kube-apiserver',
    name: 'cloud-provider',
    isGone: (contract) => contract.apiserverRefusesCloudProviderFlag,
    instead: 'remove it; the kubelet and the cloud controller manager keep theirs',
  },
  {
    component: 'kube-apiserver',
    name: 'cloud-config',
    isGone: (contract) => contract.apiserverRefusesCloudProviderFlag,
    instead: 'remove it; the cloud controller manager keeps its own',
  },
];

export const removedArgument = defineRule({
  code: 'NET701',
  name: 'removed-argument',
  severity: 'error',
  reads: ['controlPlane', 'nodes', 'versions'],
  docs: {
    summary: 'Extra arguments must exist in the version of the component.',
    why: 'kubeadm passes extra arguments on unread. A component that does not know a flag exits at once.',
    since: '0.1.0',
    source: 'release notes 1.31, 1.33 and 1.35; cmd/<component>/app/options',
  },
  findings: {
    gone: ({ component, name, instead }: Removed) => ({
      what: `${component} no longer knows --${name}`,
      fix: instead,
    }),
  },
  examples: {
    valid: [
      {
        title: 'still known to 1.32',
        text: withArgument('apiServer', 'cloud-provider', 'external').replace('v1.36.4', 'v1.32.4'),
      },
    ],
    invalid: [
      { title: 'gone in 1.33', text: withArgument('apiServer', 'cloud-provider', 'external') },
    ],
  },
  check({ controlPlane, nodes, versions }, report) {
    const gone = REMOVED.filter(({ isGone }) => isGone(versions.cluster));
    for (const { component, judge, flags } of componentArguments(controlPlane, nodes)) {
      for (const flag of flags.flags) {
        const name = nameAsRead(flag.value);
        const removed = gone.find((entry) => entry.component === component && entry.name === name);
        if (!removed) continue;
        report('gone', removed, {
          at: { at: flag.at, value: flag.value.value, label: flag.value.name },
          refusedBy: [judge],
          data: { component, name },
        });
      }
    }
  },
});

/** Whether this rule speaks of the flag, and knows what to do instead. */
export const isRemovedArgument = (component: string, name: string, cluster: Contract): boolean =>
  REMOVED.some(
    (removed) =>
      removed.component === component && removed.name === name && removed.isGone(cluster),
  );
