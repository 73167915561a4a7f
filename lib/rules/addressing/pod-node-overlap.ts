import { editRange, fixRange } from '../cluster-range';
import { type NodeClash, nodeClashes } from '../node-clash';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';

export const podNodeOverlap = defineRule({
  code: 'NET204',
  name: 'pod-node-overlap',
  severity: 'error',
  reads: ['plan'],
  docs: {
    summary: 'Pod ranges must not hold addresses of nodes.',
    why: 'Every node gets routes that send the pod range to the pod network. A node whose own address lies in it cannot be reached from pods, and often not from other nodes. kubeadm compares no ranges.',
    symptoms: ['hosts-unreachable', 'pods-unreachable'],
    since: '0.1.0',
    source: 'kubeadm cmd/kubeadm/app/apis/kubeadm/validation/validation.go (no such check)',
    whenToIgnore:
      'The network add-on gives pods addresses of the node network (ipvlan, macvlan, cloud VPC).',
  },
  findings: {
    overlap: ({ range, shared, other, fix }: NodeClash & { fix: string }) => ({
      what: `pod range ${range.text} holds node addresses: it shares ${shared} with ${other.value}`,
      fix,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'pods and nodes apart',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
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
        title: 'the node sits in the middle of the pod range',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 192.168.169.10
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: 192.168.160.0/20
`,
      },
    ],
  }),
  check({ plan }, report) {
    for (const pods of plan.pods) {
      for (const clash of nodeClashes(plan, pods)) {
        report(
          'overlap',
          { ...clash, fix: fixRange(plan, { use: 'pod', range: pods }, String(clash.other.value)) },
          {
            at: rangeSide(pods),
            other: clash.other,
            ...editRange(plan, { use: 'pod', range: pods }),
            breaks:
              'kernel routing: routes to the pod range take over the node addresses in it, so pods and nodes cannot reach those nodes',
            data: { shared: clash.shared, pods: pods.text, nodes: clash.nodes },
          },
        );
      }
    }
  },
});
