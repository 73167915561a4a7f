import { LAST_BUILT_IN_CLOUDS } from '../../k8s/cloud-providers';
import { kubeletFlags } from '../../model/component-arguments';
import { lastAsRead } from '../../model/component-flags';
import { flagSide } from '../flag-side';
import { defineRule } from '../rule';
import { withKubeletArgument } from './argument-example';

const at128 = (provider: string): string => `apiVersion: kubeadm.k8s.io/v1beta3
kind: InitConfiguration
nodeRegistration:
  kubeletExtraArgs:
    cloud-provider: ${provider}
`;

export const kubeletCloudProvider = defineRule({
  code: 'NET722',
  name: 'kubelet-cloud-provider',
  severity: 'error',
  reads: ['nodes', 'versions'],
  docs: {
    summary: 'The kubelet knows no cloud provider but the external one.',
    why: 'The providers that were built in are gone, the last of them in 1.29; the kubelet exits when one of them is named.',
    since: '0.1.0',
    source: 'pkg/kubelet/kubelet.go (NewMainKubelet) [run]',
  },
  findings: {
    builtIn: ({ provider }: { provider: string }) => ({
      what: `the kubelet has no cloud provider "${provider}" built in`,
      fix: 'cloud-provider: external, with a cloud controller manager, or remove it',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'external', text: withKubeletArgument('cloud-provider', 'external') },
      { title: 'built in up to 1.28', text: at128('gce'), kubernetesVersion: '1.28' },
    ],
    invalid: [
      { title: 'built in once', text: withKubeletArgument('cloud-provider', 'aws') },
      { title: 'gone before 1.28', text: at128('openstack'), kubernetesVersion: '1.28' },
    ],
  }),
  check({ nodes, versions }, report) {
    // Whether one of the last works at 1.28 is a matter of the machine.
    const isGone = versions.cluster.kubeletTakesOnlyExternalCloudProvider;
    const known = ['external', ...(isGone ? [] : LAST_BUILT_IN_CLOUDS)];
    for (const node of nodes) {
      const flag = lastAsRead(kubeletFlags(node), 'cloud-provider');
      if (!flag?.value || known.includes(flag.value)) continue;
      const at = flagSide('cloud-provider', flag);
      const data = { provider: flag.value };
      report('builtIn', { provider: flag.value }, { at, refusedBy: ['kubelet-start'], data });
    }
  },
});
