import { formatPath } from '../../diag/path';
import { kubeletFlags } from '../../model/component-arguments';
import type { Kubelet } from '../../model/kubelet';
import { withArguments } from '../../model/kubelet-arguments';
import { onlyOnce } from '../../model/once';
import type { Versions } from '../../model/versions';
import { PATCHED, patchExample } from '../kubeadm/patch-examples';
import { defineRule, type Example } from '../rule';
import { keyOfRefusal, type Refusal } from '../setting-check';
import { withConfig } from './argument-example';
import { kubeletRefusals } from './kubelet-checks';

const THRESHOLDS = 'imageGCLowThresholdPercent: 70\nimageGCHighThresholdPercent: 90\n';

const sharing = (setting: string): NonNullable<Example['beside']> => [
  {
    file: 'kubeadm.yaml',
    text: `${PATCHED}---
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
${setting}
imageGCLowThresholdPercent: 50
`,
  },
];

export const kubeletSettings = defineRule({
  code: 'NET713',
  name: 'kubelet-settings',
  severity: 'error',
  reads: ['kubelets', 'versions'],
  docs: {
    summary: 'The values of KubeletConfiguration must be ones the kubelet takes.',
    why: 'kubeadm looks at field names and types only and writes the rest to every node, where the kubelet exits. A node with a patch for kubeletconfiguration is judged by what the patch makes of it.',
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
    valid: [
      { title: '0 means the default', text: withConfig('KubeletConfiguration', 'port: 0') },
      {
        ...patchExample('both thresholds', 'kubeletconfiguration.yaml', THRESHOLDS),
        beside: sharing('imageGCHighThresholdPercent: 60'),
      },
    ],
    invalid: [
      {
        title: 'no such mode',
        text: withConfig('KubeletConfiguration', 'hairpinMode: hairpin'),
      },
      {
        title: 'fewer than none',
        text: withConfig('KubeletConfiguration', 'maxPods: -1'),
      },
      {
        ...patchExample(
          'a patch for one node that does not go with what all share',
          'kubeletconfiguration.yaml',
          'imageGCLowThresholdPercent: 70\n',
        ),
        beside: sharing('imageGCHighThresholdPercent: 60'),
      },
    ],
  }),
  check({ kubelets, versions }, report) {
    const once = onlyOnce();
    for (const kubelet of kubelets) {
      for (const refusal of standingRefusals(kubelet, versions)) {
        const field = formatPath(refusal.path);
        const place = kubelet.at(refusal.path);
        if (!once(place, field)) continue;
        report('refused', refusal, {
          at: { at: place, value: refusal.value, label: nameOf(refusal) },
          refusedBy: ['kubelet-start'],
          data: { field, value: refusal.value },
        });
      }
    }
  },
});

/** Without those that the arguments of every node put right. */
function standingRefusals({ config, nodes }: Kubelet, versions: Versions): readonly Refusal[] {
  const refusals = kubeletRefusals(config, versions);
  if (refusals.length === 0 || nodes.length === 0) return refusals;
  const ofNodes = nodes.map((node) => {
    const own = withArguments(config, kubeletFlags(node), versions.minor);
    return new Set(kubeletRefusals(own, versions).map(keyOfRefusal));
  });
  return refusals.filter((refusal) => ofNodes.some((keys) => keys.has(keyOfRefusal(refusal))));
}

const nameOf = ({ path }: Refusal): string =>
  String(path.findLast((step) => typeof step === 'string') ?? '');
