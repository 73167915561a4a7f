import { defineRule } from '../rule';
import { podExample } from './object-example';
import { OBJECT_FINDINGS, OBJECT_READS, reportArea } from './object-rule';

export const containerEnvironment = defineRule({
  code: 'NET840',
  name: 'container-environment',
  severity: 'error',
  reads: OBJECT_READS,
  docs: {
    summary: 'A variable has a name and one value: a text, or one source that can be read.',
    why: 'kube-apiserver refuses the object; up to 1.33 it does not look into a StatefulSet, and refuses its pods. Names may be any printable text without "=" from 1.32; before, they look like words. A field of the pod or of its limits can only be one of those that the API lists.',
    symptoms: ['object-missing'],
    since: '0.1.0',
    source: 'kube-apiserver ValidateEnv, ValidateEnvFrom',
  },
  findings: OBJECT_FINDINGS,
  examples: () => ({
    valid: [
      { title: 'no value, which is the empty one', text: podExample(['env: [{ name: DEBUG }]']) },
      {
        title: 'a label of the pod',
        text: podExample([
          'env: [{ name: TIER, valueFrom: { fieldRef: { fieldPath: "metadata.labels[\'tier\']" } } }]',
        ]),
      },
      {
        title: 'a name with blanks',
        text: podExample(['env: [{ name: "my variable", value: a }]']),
        kubernetesVersion: '1.36',
      },
      {
        title: 'a prefix that ends with a sign',
        text: podExample(['envFrom: [{ prefix: A_, configMapRef: { name: settings } }]']),
      },
    ],
    invalid: [
      { title: 'no name', text: podExample(['env: [{ value: a }]']) },
      {
        title: 'a digit first, before 1.32',
        text: podExample(['env: [{ name: 1ST, value: a }]']),
        kubernetesVersion: '1.30',
      },
      { title: 'an equals sign', text: podExample(['env: [{ name: A=B, value: a }]']) },
      {
        title: 'a value and a source',
        text: podExample([
          'env: [{ name: A, value: a, valueFrom: { fieldRef: { fieldPath: metadata.name } } }]',
        ]),
      },
      {
        title: 'a source without a key',
        text: podExample(['env: [{ name: A, valueFrom: { secretKeyRef: { name: web } } }]']),
      },
      {
        title: 'a field that is not offered',
        text: podExample([
          'env: [{ name: A, valueFrom: { fieldRef: { fieldPath: status.phase } } }]',
        ]),
      },
      {
        title: 'a unit for nothing',
        text: podExample([
          'env: [{ name: A, valueFrom: { resourceFieldRef: { resource: limits.cpu, divisor: 1Mi } } }]',
        ]),
      },
      { title: 'all of nothing', text: podExample(['envFrom: [{ prefix: A_ }]']) },
    ],
  }),
  check: (model, report) => reportArea('environment', model, report),
});
