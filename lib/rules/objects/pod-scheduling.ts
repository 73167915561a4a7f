import { defineRule } from '../rule';
import { podExample } from './object-example';
import { OBJECT_FINDINGS, OBJECT_READS, reportArea } from './object-rule';

export const podScheduling = defineRule({
  code: 'NET844',
  name: 'pod-scheduling',
  severity: 'error',
  reads: OBJECT_READS,
  docs: {
    summary:
      'Tolerations, affinities and spread constraints name keys, operators and weights that go together.',
    why: 'kube-apiserver refuses the object; up to 1.33 it does not look into a StatefulSet, and refuses its pods. From 1.32, values of a required node affinity are looked at, too.',
    symptoms: ['object-missing'],
    since: '0.1.0',
    source:
      'kube-apiserver ValidateTolerations, validateAffinity, validateTopologySpreadConstraints',
  },
  findings: OBJECT_FINDINGS,
  examples: () => ({
    valid: [
      { title: 'all taints', text: podExample([], ['tolerations: [{ operator: Exists }]']) },
      {
        title: 'a key without an operator, which is Equal',
        text: podExample([], ['tolerations: [{ key: dedicated, value: web, effect: NoSchedule }]']),
      },
      {
        title: 'any value, where it is only preferred',
        text: podExample(
          [],
          [
            'affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: { matchExpressions: [{ key: a, operator: In, values: ["room 1"] }] } }] } }',
          ],
        ),
      },
    ],
    invalid: [
      { title: 'no key', text: podExample([], ['tolerations: [{ value: web }]']) },
      {
        title: 'an effect that nobody knows',
        text: podExample([], ['tolerations: [{ key: a, operator: Exists, effect: NoRun }]']),
      },
      {
        title: 'seconds for another effect',
        text: podExample(
          [],
          [
            'tolerations: [{ key: a, operator: Exists, effect: NoSchedule, tolerationSeconds: 60 }]',
          ],
        ),
      },
      {
        title: 'a weight of 0',
        text: podExample(
          [],
          [
            'affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 0, podAffinityTerm: { topologyKey: kubernetes.io/hostname } }] } }',
          ],
        ),
      },
      {
        title: 'no topology',
        text: podExample(
          [],
          [
            'affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: {} }] } }',
          ],
        ),
      },
      {
        title: 'no term',
        text: podExample(
          [],
          [
            'affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } }',
          ],
        ),
      },
      {
        title: 'a skew of 0',
        text: podExample(
          [],
          [
            'topologySpreadConstraints: [{ maxSkew: 0, topologyKey: zone, whenUnsatisfiable: DoNotSchedule }]',
          ],
        ),
      },
    ],
  }),
  check: (model, report) => reportArea('scheduling', model, report),
});
