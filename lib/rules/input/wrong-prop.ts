import type { WrongProp } from '../../model/input-file';
import { podRangeExample } from '../cluster-example';
import { defineRule } from '../rule';

export const wrongProp = defineRule({
  code: 'NET050',
  name: 'wrong-prop',
  severity: 'error',
  reads: ['inputs'],
  docs: {
    summary: 'The props of a program must have the types that the library declares.',
    why: 'TypeScript checks this for most programs. In JavaScript, or for values read from a file, a wrong type or a misspelt name would silently be left out of the kubeadm files.',
    symptoms: ['setting-without-effect'],
    since: '0.1.0',
    source: 'This library’s own types.',
  },
  findings: {
    wrong: ({ prop, problem, construct }: WrongProp) => ({
      what: `${prop} of ${construct}: ${problem}`,
      fix: `correct ${prop}; ${construct} declares its type`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'podCidrs is a list of strings',
        text: podRangeExample('10.244.0.0/16'),
      },
    ],
    invalid: [
      {
        title: 'a JavaScript program that writes podCidrs as one string',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
`,
        wrongProps: [
          { prop: 'podCidrs', problem: 'array expected, got string', construct: 'ClusterNetwork' },
        ],
      },
    ],
  }),
  check({ inputs }, report) {
    for (const { wrongProps = [] } of inputs) {
      for (const wrong of wrongProps) {
        report('wrong', wrong, {
          at: { source: { locate: () => wrong.location }, path: [wrong.prop] },
          breaks: `cdk8s-kubeadm: leaves ${wrong.prop} out of everything it writes`,
          data: { prop: wrong.prop },
        });
      }
    }
  },
});
