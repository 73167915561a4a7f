import { isKubeadmFeatureGate, kubeadmFeatureGates } from '../../k8s/kubeadm-feature-gates';
import { nameOfMinor } from '../../k8s/version';
import { isObject } from '../../model/document';
import { judgedFields } from '../../model/kubeadm-reading';
import { defineRule } from '../rule';
import { clusterText } from './example-texts';

export const unknownFeatureGate = defineRule({
  code: 'NET616',
  name: 'unknown-feature-gate',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'featureGates holds gates of kubeadm itself, in exact case.',
    why: 'kubeadm refuses names it does not know: gates of other components, and gates it has dropped, even when they are set to false.',
    since: '0.1.0',
    source: 'kubeadm features.InitFeatureGates, validation.ValidateFeatureGates',
  },
  findings: {
    unknown: ({ gate, known, minor }: { gate: string; known: string[]; minor: number }) => ({
      what: `kubeadm ${nameOfMinor(minor)} has no feature gate ${JSON.stringify(gate)}; it has ${known.join(', ')}`,
      fix: `take ${gate} out; gates of a component go into its extraArgs as feature-gates`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a gate of kubeadm',
        text: clusterText('featureGates:\n  RootlessControlPlane: false\n'),
      },
    ],
    invalid: [
      { title: 'a dropped gate', text: clusterText('featureGates:\n  EtcdLearnerMode: false\n') },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    const minor = versions.kubeadmMinor;
    for (const field of judgedFields(kubeadmFiles, 'cluster', ['featureGates'], versions.kubeadm)) {
      if (!isObject(field.value)) continue;
      for (const gate of Object.keys(field.value)) {
        if (isKubeadmFeatureGate(gate, minor)) continue;
        const at = { ...field.at, path: [...field.at.path, gate] };
        const known = kubeadmFeatureGates(minor);
        report(
          'unknown',
          { gate, known, minor },
          {
            at: { at, on: 'key', value: gate },
            refusedBy: field.refusedBy,
            data: { gate, known },
          },
        );
      }
    }
  },
});
