import type { AddressPlan, NeighbourRange, NodeAddress, PlanRange } from '../../model/address-plan';
import { addressSide, knowsCluster, spanText } from '../node-clash';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';

interface RangeClash {
  readonly pool: NeighbourRange;
  readonly range: PlanRange | NeighbourRange;
  readonly use: 'pods' | 'services' | 'pool';
  readonly shared: string;
}

export const loadBalancerPoolOverlap = defineRule({
  code: 'NET206',
  name: 'load-balancer-pool-overlap',
  severity: 'error',
  reads: ['plan', 'kubeadmFiles'],
  docs: {
    summary:
      'Load-balancer pools must not share addresses with pods, Services, nodes or each other.',
    why: 'A pool hands its addresses to the outside. One that a node already has is answered by two machines; one inside the pod or service range never leaves the cluster.',
    symptoms: ['hosts-unreachable', 'fails-at-random'],
    since: '0.1.0',
    source: 'MetalLB config.go (overlaps with already defined CIDR); kube-proxy service rules',
  },
  findings: {
    range: ({ pool, range, use, shared }: RangeClash) => ({
      what: `load-balancer pool ${pool.text} and ${SAID[use]} ${range.text} share ${shared}`,
      fix: `take ${shared} out of the pool "${pool.name}"`,
    }),
    node: ({ pool, address }: { pool: NeighbourRange; address: NodeAddress }) => ({
      what: `load-balancer pool ${pool.text} holds the node address ${address.value}`,
      fix: `take ${address.value} out of the pool "${pool.name}"`,
    }),
  },
  examples: {
    valid: [
      {
        title: 'a pool at the end of the node network, which is how layer 2 announcement works',
        text: `apiVersion: cdk8s-kubeadm/v1alpha1
kind: AddressPlan
nodeCidrs: [192.168.1.0/24]
loadBalancerPools: [192.168.1.240-192.168.1.250]
`,
      },
    ],
    invalid: [
      {
        title: 'the pool begins with the address of the first node',
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
        beside: [
          {
            file: 'plan.yaml',
            text: `apiVersion: cdk8s-kubeadm/v1alpha1
kind: AddressPlan
loadBalancerPools: [192.168.1.10-192.168.1.50]
`,
          },
        ],
      },
    ],
  },
  check({ plan, kubeadmFiles }, report) {
    const pools = poolsOf(plan);
    for (const pool of pools) {
      for (const clash of rangeClashes(pool, pools, plan, knowsCluster(kubeadmFiles))) {
        report('range', clash, {
          at: rangeSide(pool),
          other: rangeSide(clash.range),
          breaks: howItBreaks(clash),
          data: { shared: clash.shared, pool: pool.text, range: clash.range.text },
        });
      }
      for (const address of plan.nodeAddresses) {
        if (!pool.value.contains(address.value)) continue;
        report(
          'node',
          { pool, address },
          {
            at: rangeSide(pool),
            other: addressSide(address),
            breaks:
              'load balancer: announces the address of a node for a Service, so two machines answer for it',
            data: { pool: pool.text, address: `${address.value}` },
          },
        );
      }
    }
  },
});

const howItBreaks = ({ pool: { owner }, use }: RangeClash): string =>
  use === 'pool' && owner === 'MetalLB' ? METALLB_REFUSES : HOW_IT_BREAKS[use];

const SAID = { pods: 'pod range', services: 'service range', pool: 'pool' } as const;

const HOW_IT_BREAKS = {
  pods: 'kernel routing: an address given to a load balancer is routed to the pod network, so nobody outside reaches it',
  services:
    'kube-proxy: an address given to a load balancer may already be the cluster address of another Service',
  pool: 'load balancer: two pools give the same address away',
} as const;

/** MetalLB config.go: overlaps with already defined CIDR. */
const METALLB_REFUSES =
  'MetalLB controller: refuses the configuration, so pools and Services stay as they were';

/** A pool of the plan that a load balancer is told of is one pool. */
function poolsOf({ neighbours }: Pick<AddressPlan, 'neighbours'>): readonly NeighbourRange[] {
  const pools = neighbours.filter(({ use }) => use === 'load-balancer');
  const planned = new Set(pools.filter(({ owner }) => !owner).map(({ value }) => `${value}`));
  return pools.filter(({ owner, value }) => !owner || !planned.has(`${value}`));
}

function rangeClashes(
  pool: NeighbourRange,
  pools: readonly NeighbourRange[],
  plan: Pick<AddressPlan, 'pods' | 'services'>,
  isClusterKnown: boolean,
): RangeClash[] {
  const services = isClusterKnown ? plan.services : [];
  const earlier = pools.slice(0, pools.indexOf(pool)).filter(({ owner }) => owner === pool.owner);
  const against = (ranges: readonly (PlanRange | NeighbourRange)[], use: RangeClash['use']) =>
    ranges.flatMap((range) => {
      const shared = pool.value.intersect(range.value);
      return shared ? [{ pool, range, use, shared: spanText(shared) }] : [];
    });
  return [
    ...against(plan.pods, 'pods'),
    ...against(services, 'services'),
    ...against(earlier, 'pool'),
  ];
}
