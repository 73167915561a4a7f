import { formatPath } from '../../diag/path';
import { at } from '../../model/located';
import { defineRule } from '../rule';
import type { Refusal } from '../setting-check';
import { withConfig } from './argument-example';
import { kubeProxyRefusals } from './kube-proxy-checks';
import { hiddenMetricsRefusals } from './logging-checks';

export const kubeProxySettings = defineRule({
  code: 'NET712',
  name: 'kube-proxy-settings',
  severity: 'error',
  reads: ['componentConfigs', 'versions'],
  docs: {
    summary: 'The values of KubeProxyConfiguration must be ones kube-proxy takes.',
    why: 'kubeadm looks at field names and types only and stores the rest. kube-proxy then crashes on every node.',
    since: '0.1.0',
    source: 'kube-proxy pkg/proxy/apis/config/validation/validation.go [run]',
  },
  findings: {
    refused: ({ path, value, wants }: Refusal) => ({
      what: `kube-proxy refuses ${formatPath(path)} "${value}"`,
      fix: `write ${wants}`,
    }),
  },
  examples: () => ({
    valid: [{ title: 'nftables', text: withConfig('KubeProxyConfiguration', 'mode: nftables') }],
    invalid: [
      { title: 'gone since 1.26', text: withConfig('KubeProxyConfiguration', 'mode: userspace') },
      {
        title: 'a listener without an address',
        text: withConfig('KubeProxyConfiguration', 'metricsBindAddress: ":10249"'),
      },
    ],
  }),
  check({ componentConfigs, versions }, report) {
    for (const { component, source, value } of componentConfigs) {
      if (component !== 'kube-proxy') continue;
      const refusals = [
        ...kubeProxyRefusals(value, versions.cluster),
        ...hiddenMetricsRefusals(value, versions.minor),
      ];
      for (const refusal of refusals) {
        report('refused', refusal, {
          at: { at: at(source, ...refusal.path), value: refusal.value },
          refusedBy: ['kube-proxy-start'],
          data: { field: formatPath(refusal.path), value: refusal.value },
        });
      }
    }
  },
});
