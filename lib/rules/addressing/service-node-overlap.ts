import { editRange, fixRange } from '../cluster-range';
import { knowsCluster, type NodeClash, nodeClashes } from '../node-clash';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';

export const serviceNodeOverlap = defineRule({
  code: 'NET205',
  name: 'service-node-overlap',
  severity: 'error',
  reads: ['plan', 'kubeadmFiles'],
  docs: {
    summary: 'Service ranges must not hold addresses of nodes.',
    why: 'kube-proxy answers for every Service address on every node. The real host with that address disappears for the whole cluster when a Service gets it; the default range 10.96.0.0/12 ends at 10.111.255.255, later than many expect.',
    symptoms: ['hosts-unreachable'],
    since: '0.1.0',
    source: 'kubeadm cmd/kubeadm/app/apis/kubeadm/validation/validation.go (no such check)',
  },
  findings: {
    overlap: ({ range, shared, other, fix }: NodeClash & { fix: string }) => ({
      what: `service range ${range.text} holds node addresses: it shares ${shared} with ${other.value}`,
      fix,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'nodes in 10.112.0.0/16, just behind the default service range',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 10.112.0.10
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: 10.244.0.0/16
`,
      },
    ],
    invalid: [
      {
        title: 'nodes in 10.100.0.0/16, which the default service range covers',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 10.100.0.10
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: 10.244.0.0/16
`,
      },
    ],
  }),
  check({ plan, kubeadmFiles }, report) {
    if (!knowsCluster(kubeadmFiles)) return;
    for (const services of plan.services) {
      for (const clash of nodeClashes(plan, services)) {
        report(
          'overlap',
          {
            ...clash,
            fix: fixRange(plan, { use: 'service', range: services }, String(clash.other.value)),
          },
          {
            at: rangeSide(services),
            other: clash.other,
            ...editRange(plan, { use: 'service', range: services }),
            breaks:
              'kube-proxy: sends traffic for a node to a Service as soon as a Service gets the address of that node',
            data: { shared: clash.shared, services: services.text, nodes: clash.nodes },
          },
        );
      }
    }
  },
});
