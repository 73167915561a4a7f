import { kubeletFlags } from '../../model/component-arguments';
import { lastAsRead } from '../../model/component-flags';
import { flagSide } from '../flag-side';
import { defineRule } from '../rule';
import { withKubeletArgument } from './argument-example';

export const kubeletCloudProvider = defineRule({
  code: 'NET722',
  name: 'kubelet-cloud-provider',
  severity: 'error',
  reads: ['nodes', 'versions'],
  docs: {
    summary: 'The kubelet knows no cloud provider but the external one.',
    why: 'The providers that were built in are gone; the kubelet exits when one of them is named.',
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
    valid: [{ title: 'external', text: withKubeletArgument('cloud-provider', 'external') }],
    invalid: [{ title: 'built in once', text: withKubeletArgument('cloud-provider', 'aws') }],
  }),
  check({ nodes, versions }, report) {
    if (!versions.cluster.kubeletTakesOnlyExternalCloudProvider) return;
    for (const node of nodes) {
      const flag = lastAsRead(kubeletFlags(node), 'cloud-provider');
      if (!flag?.value || flag.value === 'external') continue;
      const at = flagSide('cloud-provider', flag);
      const data = { provider: flag.value };
      report('builtIn', { provider: flag.value }, { at, refusedBy: ['kubelet-start'], data });
    }
  },
});
