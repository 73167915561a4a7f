import type { AddOnRange } from '../../cni/add-on';
import { addOnsIn } from '../../cni/add-ons';
import { countNodes } from '../../model/node-count';
import type { Family } from '../../net/family';
import { defineRule } from '../rule';
import { ciliumText } from './add-on-example';
import { addOnRangeSide } from './add-on-side';

interface Shortage {
  readonly addOn: string;
  readonly label: string;
  readonly pool: string;
  readonly blocks: number;
  readonly nodes: number;
}

const ONE_NODE = `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration: { name: cp1 }
localAPIEndpoint: { advertiseAddress: 192.168.1.10 }
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking: { podSubnet: 10.244.0.0/16 }
`;

const SECOND = {
  file: 'cp2.yaml',
  text: `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration: { name: cp2 }
localAPIEndpoint: { advertiseAddress: 192.168.1.11 }
`,
};

const POOL = ciliumText(
  'cluster-pool-ipv4-cidr: 10.244.0.0/24',
  'cluster-pool-ipv4-mask-size: "24"',
);

export const addOnCapacity = defineRule({
  code: 'NET575',
  name: 'add-on-capacity',
  severity: 'error',
  reads: ['objects', 'nodes'],
  docs: {
    summary: 'The pools of an add-on have a block for every node.',
    why: 'The operator of Cilium cuts the pools into blocks of the mask size and gives one to each node. Nodes that come too late get none.',
    symptoms: ['nodes-not-ready', 'pods-container-creating'],
    since: '0.1.0',
    source: 'Cilium operator pkg/ipam/allocator/clusterpool',
  },
  findings: {
    tooFew: ({ addOn, label, pool, blocks, nodes }: Shortage) => ({
      what: `${label} ${pool} of ${addOn} has ${blocks} node ${blocks === 1 ? 'block' : 'blocks'} for ${nodes} nodes`,
      fix: `give ${addOn} a larger pool, or one more`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'one block, one node',
        text: ONE_NODE,
        beside: [{ file: 'cilium.yaml', text: POOL }],
      },
    ],
    invalid: [
      {
        title: 'one block, two nodes',
        text: ONE_NODE,
        beside: [SECOND, { file: 'cilium.yaml', text: POOL }],
      },
    ],
  }),
  check({ objects, nodes }, report) {
    const count = countNodes(nodes);
    for (const addOn of addOnsIn(objects)) {
      for (const family of ['IPv4', 'IPv6'] as const) {
        const pools = blocksOf(addOn.pools, family);
        const [first] = pools;
        const blocks = pools.reduce((sum, pool) => sum + pool.blocks, 0);
        if (!first || blocks >= count) continue;
        const facts = { label: first.pool.label, pool: textOf(pools), blocks, nodes: count };
        report(
          'tooFew',
          { addOn: addOn.name, ...facts },
          {
            at: addOnRangeSide(first.pool),
            breaks: `${addOn.name}: has no pod range left for ${count - blocks} of the nodes, and their pods stay in ContainerCreating`,
            data: { blocks, nodes: count },
          },
        );
      }
    }
  },
});

interface CutPool {
  readonly pool: AddOnRange;
  readonly blocks: number;
}

const blocksOf = (pools: readonly AddOnRange[], family: Family): CutPool[] =>
  pools.flatMap((pool) =>
    pool.nodeMask === undefined || pool.value.family !== family
      ? []
      : [{ pool, blocks: 2 ** Math.max(pool.nodeMask - pool.value.length, 0) }],
  );

const textOf = (pools: readonly CutPool[]): string => pools.map(({ pool }) => pool.text).join(' ');
