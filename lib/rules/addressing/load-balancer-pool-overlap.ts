import type { AddressPlan, NeighbourRange } from '../../model/address-plan';
import { besidePlan, planExample } from '../cluster-example';
import { poolText, suggestPool } from '../free-addresses';
import { kubeVipPoolsExample } from '../load-balancers/kube-vip-example';
import { LAB_POOL } from '../load-balancers/metallb-example';
import { knowsCluster, spanText } from '../node-clash';
import { type Claim, type ClaimUse, claimsOf } from '../plan-claims';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';

interface Clash {
  readonly pool: NeighbourRange;
  readonly claim: Claim;
  readonly shared: string;
  /** Addresses to use instead; empty where there are none. */
  readonly left: string;
}

export const loadBalancerPoolOverlap = defineRule({
  code: 'NET206',
  name: 'load-balancer-pool-overlap',
  severity: 'error',
  reads: ['plan', 'kubeadmFiles'],
  docs: {
    summary:
      'Load-balancer pools must not share addresses with pods, Services, machines or each other.',
    why: 'A pool hands its addresses to the outside. One that a node, a gateway or a DHCP client already has is answered by two machines; one inside the pod or service range never leaves the cluster.',
    symptoms: ['hosts-unreachable', 'fails-at-random'],
    since: '0.1.0',
    source: 'MetalLB config.go (overlaps with already defined CIDR); kube-proxy service rules',
  },
  findings: {
    shared: ({ pool, claim, shared, left }: Clash) => ({
      what:
        claim.value.size === 1n
          ? `load-balancer pool ${pool.text} holds the ${claim.said}`
          : `load-balancer pool ${pool.text} and ${claim.said} share ${shared}`,
      fix: left
        ? `let the pool "${pool.name}" have ${left} instead of ${pool.text}`
        : `take ${shared} out of the pool "${pool.name}"`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a pool at the end of the node network, which is how layer 2 announcement works',
        text: planExample(
          'nodeCidrs: [192.168.1.0/24]',
          'loadBalancerPools: [192.168.1.240-192.168.1.250]',
        ),
      },
      {
        title: 'gateway and DHCP clients below the pool, in a LAN that is kept clear of pods',
        text: planExample(
          'nodeCidrs: [192.168.1.0/24]',
          'gateways: [192.168.1.1]',
          'dhcpRanges: [192.168.1.50-192.168.1.239]',
          'loadBalancerPools: [192.168.1.240-192.168.1.250]',
          'reserved: [{ name: home, range: 192.168.0.0/16 }]',
        ),
      },
      {
        title: 'two namespaces have pools of kube-vip, and a third asks DHCP',
        text: kubeVipPoolsExample(
          'range-shop: 192.168.1.200-192.168.1.210',
          'range-blog: 192.168.1.211-192.168.1.220',
          'cidr-lab: 0.0.0.0/32',
        ),
      },
    ],
    invalid: [
      {
        title: 'kube-vip and MetalLB give away the same addresses',
        text: manyExamples(kubeVipPoolsExample('cidr-global: 192.168.56.240/28'), ...LAB_POOL),
      },
      {
        title: 'the DHCP server gives away the same addresses',
        text: planExample(
          'nodeCidrs: [192.168.1.0/24]',
          'dhcpRanges: [192.168.1.100-192.168.1.200]',
          'loadBalancerPools: [192.168.1.180-192.168.1.220]',
        ),
      },
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
        ...besidePlan('loadBalancerPools: [192.168.1.10-192.168.1.50]'),
      },
    ],
  }),
  check({ plan, kubeadmFiles }, report) {
    const claims = claimsOf(plan, knowsCluster(kubeadmFiles) ? plan.services : []);
    const pools = poolsOf(plan);
    const given = pools.map(({ value }) => value);
    for (const pool of pools) {
      const earlier = pools.slice(0, pools.indexOf(pool)).filter((one) => isRival(one, pool));
      const others = claims.filter(
        ({ use, from }) => use !== 'load-balancer' || earlier.some((one) => one === from),
      );
      const clashing = others.filter(({ value }) => value.overlaps(pool.value));
      if (clashing.length === 0) continue;
      const claimed = others.map(({ value }) => value);
      const left = suggestPool(plan, pool.value, { claimed, given });
      given.push(...left);
      for (const claim of clashing) {
        const shared = pool.value.intersect(claim.value);
        if (!shared) continue;
        const text = spanText(shared);
        report(
          'shared',
          { pool, claim, shared: text, left: poolText(left) },
          {
            at: rangeSide(pool),
            other: claim.side,
            severity: DOUBTED.includes(claim.use) ? 'warning' : 'error',
            breaks: howItBreaks(pool, claim),
            data: { shared: text, pool: pool.text, range: claim.text, use: claim.use },
          },
        );
      }
    }
  },
});

/** The plan and the objects may say the same twice; namespaces of kube-vip may share a pool. */
function isRival(one: NeighbourRange, other: NeighbourRange): boolean {
  if (one.owner !== other.owner) return one.owner !== undefined && other.owner !== undefined;
  return one.owner !== 'kube-vip' && !isReplaced(one, other);
}

/** One name in two files is one pool. */
const isReplaced = (one: NeighbourRange, other: NeighbourRange): boolean =>
  one.owner !== undefined && one.name === other.name && one.at.source !== other.at.source;

/** The name server may be a Service of this cluster; a reserved network may be the LAN itself. */
const DOUBTED: readonly ClaimUse[] = ['dns', 'reserved'];

const TWO_MACHINES = 'so two machines answer for it';

const HOW_IT_BREAKS: Readonly<Record<ClaimUse, string>> = {
  pods: 'kernel routing: an address given to a load balancer is routed to the pod network, so nobody outside reaches it',
  services:
    'kube-proxy: an address given to a load balancer may already be the cluster address of another Service',
  node: `load balancer: announces the address of a node for a Service, ${TWO_MACHINES}`,
  'load-balancer': 'load balancer: two pools give the same address away',
  virtual: `load balancer: announces the virtual address for a Service, ${TWO_MACHINES}`,
  endpoint: `load balancer: announces the address of the API for a Service, ${TWO_MACHINES}`,
  gateway: `load balancer: announces the address of the gateway for a Service, ${TWO_MACHINES}`,
  dhcp: `load balancer: announces an address that the DHCP server gives away as well, ${TWO_MACHINES}`,
  dns: `load balancer: announces the address of the name server for a Service, ${TWO_MACHINES}`,
  reserved: 'load balancer: announces addresses that the plan keeps for others',
};

/** MetalLB config.go: overlaps with already defined CIDR. */
const METALLB_REFUSES =
  'MetalLB controller: refuses the configuration, so pools and Services stay as they were';

const howItBreaks = ({ owner }: NeighbourRange, { use }: Claim): string =>
  use === 'load-balancer' && owner === 'MetalLB' ? METALLB_REFUSES : HOW_IT_BREAKS[use];

/** A pool of the plan that a load balancer is told of is one pool. */
function poolsOf({ neighbours }: Pick<AddressPlan, 'neighbours'>): readonly NeighbourRange[] {
  const pools = neighbours.filter(({ use }) => use === 'load-balancer');
  const planned = new Set(pools.filter(({ owner }) => !owner).map(({ value }) => `${value}`));
  return pools.filter(({ owner, value }) => !owner || !planned.has(`${value}`));
}
