import { formatPath } from '../../diag/path';
import { kubeletFlags } from '../../model/component-arguments';
import type { JsonObject } from '../../model/document';
import { withArguments } from '../../model/kubelet-arguments';
import { at } from '../../model/located';
import { defineRule } from '../rule';
import { keyOfRefusal, type Refusal } from '../setting-check';
import { withConfig } from './argument-example';
import { kubeletRefusals } from './kubelet-checks';

export const kubeletSettings = defineRule({
  code: 'NET713',
  name: 'kubelet-settings',
  severity: 'error',
  reads: ['componentConfigs', 'nodes', 'versions'],
  docs: {
    summary: 'The values of KubeletConfiguration must be ones the kubelet takes.',
    why: 'kubeadm looks at field names and types only and writes the rest to every node, where the kubelet exits.',
    since: '0.1.0',
    source: 'kubelet pkg/kubelet/apis/config/validation/validation.go [run]',
  },
  findings: {
    refused: ({ path, value, wants }: Refusal) => ({
      what: `the kubelet refuses ${formatPath(path)} "${value}"`,
      fix: `write ${wants}`,
    }),
  },
  examples: () => ({
    valid: [{ title: '0 means the default', text: withConfig('KubeletConfiguration', 'port: 0') }],
    invalid: [
      {
        title: 'no such mode',
        text: withConfig('KubeletConfiguration', 'hairpinMode: hairpin'),
      },
      {
        title: 'fewer than none',
        text: withConfig('KubeletConfiguration', 'maxPods: -1'),
      },
    ],
  }),
  check({ componentConfigs, nodes, versions }, report) {
    for (const { component, source, value } of componentConfigs) {
      if (component !== 'kubelet') continue;
      for (const refusal of standing(kubeletRefusals(value, versions), value)) {
        report('refused', refusal, {
          at: { at: at(source, ...refusal.path), value: refusal.value },
          refusedBy: ['kubelet-start'],
          data: { field: formatPath(refusal.path), value: refusal.value },
        });
      }
    }

    /** Without those that the arguments of every node put right. */
    function standing(refusals: readonly Refusal[], file: JsonObject): readonly Refusal[] {
      if (refusals.length === 0 || nodes.length === 0) return refusals;
      const ofNodes = nodes.map((node) => {
        const config = withArguments(file, kubeletFlags(node), versions.minor);
        return new Set(kubeletRefusals(config, versions).map(keyOfRefusal));
      });
      return refusals.filter((refusal) => ofNodes.some((keys) => keys.has(keyOfRefusal(refusal))));
    }
  },
});
