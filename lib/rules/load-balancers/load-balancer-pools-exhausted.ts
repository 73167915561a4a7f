import type { LoadBalancerRequest } from '../../model/load-balancer-request';
import { type MetalLbPool, rangesOf } from '../../model/metallb-pool';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { fieldSide, nameOf } from '../services/service-side';
import { ALLOCATION_READS, PENDING, poolNames, poolSide, refusedRequests } from './allocation-side';
import { LAB_POOL, loadBalancerExample, poolExample } from './metallb-example';

interface Exhausted {
  readonly service: string;
  readonly pools: string;
  readonly families: string;
}

export const loadBalancerPoolsExhausted = defineRule({
  code: 'NET855',
  name: 'load-balancer-pools-exhausted',
  severity: 'warning',
  reads: ALLOCATION_READS,
  docs: {
    summary: 'The pools of MetalLB must have an address for every Service of type LoadBalancer.',
    why: 'A Service that asks for nothing gets an address of a pool with autoAssign that is kept for it or for everybody. A dual-stack Service needs both families out of one pool.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source: 'MetalLB 0.16 allocator.go Allocate, findBestPoolForService',
    whenToIgnore: 'when there are more pools elsewhere',
  },
  findings: {
    full: ({ service, pools }: Exhausted) => ({
      what: `pool ${pools} has no address left for Service ${service}`,
      fix: 'add a range to the pool',
    }),
    family: ({ service, pools, families }: Exhausted) => ({
      what: `no pool that Service ${service} may have addresses of holds ${families}: ${pools}`,
      fix: `add a range to one pool, so that it holds ${families}`,
    }),
    noPool: ({ service }: Exhausted) => ({
      what: `no pool gives Service ${service} an address by itself`,
      fix: 'name a pool by metallb.io/address-pool, or leave autoAssign: false out',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'an address for one', text: manyExamples(...LAB_POOL, loadBalancerExample()) },
    ],
    invalid: [
      {
        title: 'two Services, one address',
        text: manyExamples(
          poolExample('lab', 'addresses: [192.168.56.240/32]'),
          LAB_POOL[1],
          loadBalancerExample(),
          loadBalancerExample({ name: 'shop' }),
        ),
      },
      {
        title: 'the only pool waits to be asked',
        text: manyExamples(
          poolExample('lab', 'autoAssign: false', 'addresses: [192.168.56.240/29]'),
          LAB_POOL[1],
          loadBalancerExample(),
        ),
      },
      {
        title: 'an IPv6 Service and IPv4 pools',
        text: manyExamples(
          ...LAB_POOL,
          loadBalancerExample({ spec: ['ipFamilies: [IPv6]', 'ports: [{ port: 80 }]'] }),
        ),
        beside: [
          {
            file: 'kubeadm.yaml',
            text: [
              'apiVersion: kubeadm.k8s.io/v1beta4',
              'kind: ClusterConfiguration',
              'kubernetesVersion: v1.36.4',
              'networking:',
              '  serviceSubnet: fd00:10:96::/112',
              '',
            ].join('\n'),
          },
        ],
      },
    ],
  }),
  check(model, report) {
    for (const { request, refusal } of refusedRequests(model)) {
      if (refusal.why !== 'no-address') continue;
      const { service, families } = request;
      const facts = {
        service: nameOf(service),
        pools: poolNames(refusal.pools),
        families: families.join(' and '),
      };
      const [pool] = refusal.pools;
      report(findingOf(refusal.pools, request), facts, {
        at: { ...fieldSide(service, ['spec', 'type']), value: service.type },
        ...(pool ? { other: poolSide(pool) } : {}),
        breaks: PENDING,
        data: facts,
      });
    }
  },
});

function findingOf(pools: readonly MetalLbPool[], { families }: LoadBalancerRequest) {
  if (pools.length === 0) return 'noPool';
  const fits = pools.some((pool) =>
    families.every((family) => rangesOf(pool).some((range) => range.family === family)),
  );
  return fits ? 'full' : 'family';
}
