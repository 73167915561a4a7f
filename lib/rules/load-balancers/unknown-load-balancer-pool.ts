import { metalLbConfig } from '../../model/metallb-config';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { nameOf } from '../services/service-side';
import { ALLOCATION_READS, PENDING, poolNames, refusedRequests, textSide } from './allocation-side';
import { LAB_POOL, loadBalancerExample } from './metallb-example';

interface Unknown {
  readonly service: string;
  readonly pool: string;
  readonly pools: string;
}

export const unknownLoadBalancerPool = defineRule({
  code: 'NET852',
  name: 'unknown-load-balancer-pool',
  severity: 'warning',
  reads: ALLOCATION_READS,
  docs: {
    summary: 'metallb.io/address-pool must name an IPAddressPool.',
    why: 'MetalLB looks for a pool of exactly this name, and takes no other one instead.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source: 'MetalLB 0.16 allocator.go AllocateFromPool (unknown pool)',
    whenToIgnore: 'when the pool is made elsewhere',
  },
  findings: {
    unknown: ({ service, pool, pools }: Unknown) => ({
      what: `Service ${service} asks for pool "${pool}", which is none of ${pools}`,
      fix: `metallb.io/address-pool: ${pools.split(', ').join(' or ')}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a pool by its name',
        text: manyExamples(
          ...LAB_POOL,
          loadBalancerExample({ annotations: 'metallb.io/address-pool: lab' }),
        ),
      },
      {
        title: 'the pools are in other files',
        text: loadBalancerExample({ annotations: 'metallb.io/address-pool: lab' }),
      },
    ],
    invalid: [
      {
        title: 'a pool that is not there',
        text: manyExamples(
          ...LAB_POOL,
          loadBalancerExample({ annotations: 'metallb.io/address-pool: labs' }),
        ),
      },
    ],
  }),
  check(model, report) {
    const pools = poolNames(metalLbConfig(model.objects).pools);
    for (const { request, refusal } of refusedRequests(model)) {
      if (refusal.why !== 'unknown-pool' || !request.pool) continue;
      const facts = { service: nameOf(request.service), pool: request.pool.text, pools };
      const at = textSide(request.service, request.pool);
      report('unknown', facts, { at, breaks: PENDING, data: facts });
    }
  },
});
