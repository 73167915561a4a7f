import { formatPath } from '../../diag/path';
import { type Misfit, misfitsOf } from '../../model/misfit';
import { podRangeExample } from '../cluster-example';
import { defineRule } from '../rule';
import { workloadExample } from '../workloads/workload-example';

export const wrongType = defineRule({
  code: 'NET021',
  name: 'wrong-type',
  severity: 'error',
  reads: ['kubeadmFiles', 'componentConfigs', 'componentFiles', 'objects', 'versions'],
  docs: {
    summary: 'Every field holds the JSON type of its Go field.',
    why: 'YAML decides the type before anybody looks: 1.36, true, yes and 30000 without quotes are no strings, and "30000" in quotes is no number. Null is taken for unset, save where a duration is not a pointer.',
    since: '0.1.0',
    source: 'sigs.k8s.io/yaml, sigs.k8s.io/json; encoding/json',
  },
  findings: {
    wrong: ({ path, expected, got, scalar }: Misfit) => ({
      what: `${formatPath(path)} is ${got}, which should be ${expected}`,
      fix:
        scalar === 'string'
          ? `put the value of ${formatPath(path)} in quotes`
          : rewrite(path, expected),
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'quotes around what YAML would take for a boolean',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
apiServer:
  extraArgs:
    - name: profiling
      value: "false"
`,
      },
      {
        title: 'what has two types: a port, and a quantity',
        text: workloadExample({
          ports: '{ containerPort: 80 }',
          podSpec: ['overhead: { cpu: 0.5, memory: 1Gi }'],
        }),
      },
    ],
    invalid: [
      {
        title: 'a boolean where a string belongs',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
apiServer:
  extraArgs:
    - name: profiling
      value: false
`,
      },
      {
        title: 'arguments as v1beta3 had them',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
apiServer:
  extraArgs:
    profiling: "false"
`,
      },
      {
        title: 'a list where two ranges are one text',
        text: podRangeExample('[10.244.0.0/16]'),
      },
      {
        title: 'a number in quotes, in a pod template',
        text: workloadExample({ ports: '{ containerPort: "80" }' }),
      },
    ],
  }),
  check(model, report) {
    for (const misfit of misfitsOf(model)) {
      if (misfit.problem !== 'wrong-type' || isToldElsewhere(misfit)) continue;
      const { at, decoders: refusedBy, breaks, expected, got } = misfit;
      const verdict = breaks === undefined ? { refusedBy } : { breaks };
      report('wrong', misfit, { at, ...verdict, data: { expected, got } });
    }
  },
});

/** The one type that its name does not explain: v1beta3 had a map there. */
const rewrite = (path: Misfit['path'], expected: string): string =>
  expected === 'a list of Arg'
    ? `write each argument below ${formatPath(path)} as "- { name: NAME, value: "VALUE" }"`
    : `write ${expected} at ${formatPath(path)}`;

/** `bootstrap-tokens` knows more about a token that is at least a text; what no file can hold is NET081's. */
const isToldElsewhere = ({ scalar, got }: Misfit): boolean =>
  (scalar === 'bootstrapToken' && got.startsWith('the string')) || got.startsWith('the function');
