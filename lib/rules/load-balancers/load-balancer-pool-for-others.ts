import { at } from '../../model/located';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { fieldSide, nameOf } from '../services/service-side';
import { ALLOCATION_READS, PENDING, refusedRequests, textSide } from './allocation-side';
import { LAB_POOL, loadBalancerExample, poolExample } from './metallb-example';

interface Closed {
  readonly service: string;
  readonly pool: string;
}

const SHOP_POOL = [
  poolExample(
    'shop',
    'addresses: [192.168.56.240/29]',
    'serviceAllocation: { namespaces: [shop] }',
  ),
  l2Of('shop'),
];

function l2Of(pool: string): string {
  return LAB_POOL[1].replaceAll('lab', pool);
}

export const loadBalancerPoolForOthers = defineRule({
  code: 'NET853',
  name: 'load-balancer-pool-for-others',
  severity: 'warning',
  reads: ALLOCATION_READS,
  docs: {
    summary: 'A Service can only have addresses of a pool whose serviceAllocation lets it in.',
    why: 'namespaces, namespaceSelectors and serviceSelectors hold for requests by name and by address too. Where both namespaces and serviceSelectors are written, the Service must fit both.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source: 'MetalLB 0.16 allocator.go isPoolCompatibleWithService',
  },
  findings: {
    closed: ({ service, pool }: Closed) => ({
      what: `pool "${pool}" is not for Service ${service}, which asks for it`,
      fix: 'ask for another pool, or add the namespace or label to serviceAllocation',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the Service is in the namespace of the pool',
        text: manyExamples(
          ...SHOP_POOL,
          loadBalancerExample({
            name: 'web, namespace: shop',
            annotations: 'metallb.io/address-pool: shop',
          }),
        ),
      },
    ],
    invalid: [
      {
        title: 'the Service is in another namespace',
        text: manyExamples(
          ...SHOP_POOL,
          loadBalancerExample({ annotations: 'metallb.io/address-pool: shop' }),
        ),
      },
      {
        title: 'an address of such a pool',
        text: manyExamples(
          ...SHOP_POOL,
          loadBalancerExample({ annotations: 'metallb.io/loadBalancerIPs: 192.168.56.241' }),
        ),
      },
    ],
  }),
  check(model, report) {
    for (const { request, refusal } of refusedRequests(model)) {
      if (refusal.why !== 'closed-pool') continue;
      const { service } = request;
      const facts = { service: nameOf(service), pool: refusal.pool.object.name };
      const asked = request.addresses[0] ?? request.pool;
      report('closed', facts, {
        at: asked ? textSide(service, asked) : fieldSide(service, ['spec']),
        other: { at: at(refusal.pool.object.source, 'spec', 'serviceAllocation') },
        breaks: PENDING,
        data: facts,
      });
    }
  },
});
