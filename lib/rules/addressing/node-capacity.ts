import { hasOwnAddresses } from '../../cni/add-ons';
import type { PlanRange } from '../../model/address-plan';
import { lengthFor, nodeBlocks } from '../../model/node-blocks';
import { countNodes } from '../../model/node-count';
import { fixLength } from '../cluster-range';
import { valueSide } from '../flag-side';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';

interface Shortage {
  readonly pods: PlanRange;
  readonly mask: number;
  readonly nodes: number;
  readonly blocks: number;
  readonly fix: string;
}

export const nodeCapacity = defineRule({
  code: 'NET213',
  name: 'node-capacity',
  severity: 'error',
  reads: ['objects', 'plan', 'nodes'],
  docs: {
    summary: 'The pod range must have a block for every node.',
    why: 'kube-controller-manager cuts the pod range into blocks of the node mask and gives one to each node. Nodes that come too late get none, and a running cluster cannot change its pod range.',
    symptoms: ['nodes-not-ready'],
    since: '0.1.0',
    source: 'kube-controller-manager pkg/controller/nodeipam/ipam/cidrset/cidr_set.go',
  },
  findings: {
    tooFew: ({ pods, mask, nodes, blocks, fix }: Shortage) => ({
      what: `pod range ${pods.text} has ${blocks} node ${blocks === 1 ? 'block' : 'blocks'} of /${mask} for ${nodes} nodes`,
      fix,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'one block, one node',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: 10.244.0.0/24
`,
      },
    ],
    invalid: [
      {
        title: 'one block, two nodes',
        text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration:
  name: cp1
localAPIEndpoint:
  advertiseAddress: 192.168.1.10
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: 10.244.0.0/24
`,
        beside: [
          {
            file: 'w1.yaml',
            text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
nodeRegistration:
  name: w1
discovery:
  bootstrapToken:
    apiServerEndpoint: 192.168.1.10:6443
    token: abcdef.0123456789abcdef
    unsafeSkipCAVerification: true
`,
          },
        ],
      },
    ],
  }),
  check({ objects, plan, nodes }, report) {
    if (!plan.allocatesNodeBlocks || hasOwnAddresses(objects)) return;
    const count = countNodes(nodes);
    for (const pods of plan.pods) {
      const blocks = nodeBlocks(plan, pods);
      if (blocks === undefined || blocks === 0n || BigInt(count) <= blocks) continue;
      const mask = plan.nodeMask[pods.value.family];
      report(
        'tooFew',
        {
          pods,
          mask: mask.value,
          nodes: count,
          blocks: Number(blocks),
          fix: fixLength(plan, { use: 'pod', range: pods }, lengthFor(count, mask.value)),
        },
        {
          at: rangeSide(pods),
          other: valueSide(mask, 'node-cidr-mask-size'),
          breaks: `kube-controller-manager: has no podCIDR left for ${count - Number(blocks)} of the nodes (CIDRNotAvailable), and they stay NotReady`,
          data: { nodes: count, blocks: Number(blocks), nodeMask: mask.value },
        },
      );
    }
  },
});
