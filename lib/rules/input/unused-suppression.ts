import { defineRule } from '../rule';

export const unusedSuppression = defineRule({
  code: 'NET007',
  name: 'unused-suppression',
  severity: 'warning',
  reads: ['inputs'],
  docs: {
    summary: 'A request to ignore a finding must have something to ignore, and a reason.',
    why: 'A request that matches nothing hides the next real finding of that code.',
    since: '0.1.0',
    source: 'This library.',
  },
  findings: {
    unused: ({ code }: { code: string }) => ({
      what: `nothing here raises ${code}, which is to be ignored`,
      fix: `remove the request to ignore ${code}`,
    }),
    noReason: ({ code }: { code: string }) => ({
      what: `${code} is to be ignored without a reason, so it is not`,
      fix: `write "ignore ${code} because <reason>"`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a known overlap, ignored with a reason',
        text: `# cdk8s-kubeadm: ignore NET203 because the CNI assigns pod addresses elsewhere
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: 10.100.0.0/16
  serviceSubnet: 10.96.0.0/12
`,
      },
    ],
    invalid: [
      {
        title: 'the overlap was repaired, the request stayed',
        text: `# cdk8s-kubeadm: ignore NET203 because the CNI assigns pod addresses elsewhere
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: 10.244.0.0/16
`,
      },
      {
        title: 'no reason',
        text: `# cdk8s-kubeadm: ignore NET203
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: 10.244.0.0/16
`,
      },
    ],
  }),
  check({ inputs }, report) {
    for (const { suppressions } of inputs) {
      for (const suppression of suppressions) {
        if (suppression.because !== null) continue;
        const { code, location } = suppression;
        const at = { source: { locate: () => location }, path: ['ignore'] };
        report('noReason', { code }, { at, data: { suppressedCode: code } });
      }
    }
  },
});
