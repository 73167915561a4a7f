import { isDns1123Label } from '../../k8s/names';
import { defineRule } from '../rule';
import { fieldSide, REFUSED } from '../services/service-side';

export const objectNamespace = defineRule({
  code: 'NET101',
  name: 'object-namespace',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary:
      'The namespace must be a DNS label: lower-case letters, digits and "-", at most 63 characters.',
    why: 'No namespace with another name can exist, so nothing can be created in it.',
    since: '0.1.0',
    source: 'apimachinery ValidateNamespaceName',
  },
  findings: {
    notLabel: ({ namespace }: { namespace: string }) => ({
      what: `namespace "${namespace}" is not a DNS label of at most 63 characters`,
      fix: 'use lower-case letters, digits and "-" only',
    }),
  },
  examples: () => ({
    valid: [{ title: 'a DNS label', text: inNamespace('team-a') }],
    invalid: [{ title: 'upper case and a blank', text: inNamespace('Team A') }],
  }),
  check({ objects }, report) {
    for (const object of objects) {
      const { namespace } = object;
      if (namespace === '' || isDns1123Label(namespace)) continue;
      const at = fieldSide(object, ['metadata', 'namespace'], namespace);
      report('notLabel', { namespace }, { at, ...REFUSED, data: { namespace } });
    }
  },
});

function inNamespace(namespace: string): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: ${namespace}
spec:
  ports:
    - port: 80
`;
}
