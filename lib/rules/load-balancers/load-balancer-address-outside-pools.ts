import { metalLbConfig } from '../../model/metallb-config';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import {
  ALLOCATION_READS,
  PENDING,
  poolNames,
  poolSide,
  refusedRequests,
  textSide,
} from './allocation-side';
import { LAB_POOL, loadBalancerExample, poolExample } from './metallb-example';

interface Asked {
  readonly value: string;
  readonly pools: string;
}

export const loadBalancerAddressOutsidePools = defineRule({
  code: 'NET851',
  name: 'load-balancer-address-outside-pools',
  severity: 'warning',
  reads: ALLOCATION_READS,
  docs: {
    summary:
      'The addresses that a Service asks MetalLB for must be in one pool, and in the one it names.',
    why: 'MetalLB gives only addresses of its pools away, all those of one Service out of one pool; with avoidBuggyIPs none that ends in .0 or .255. A pool without autoAssign serves such requests.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source: 'MetalLB 0.16 allocator.go Assign, poolFor; controller/service.go allocateIPs',
  },
  findings: {
    outside: ({ value, pools }: Asked) => ({
      what: `${value} is no address that the pools ${pools} give away`,
      fix: 'ask for an address of a pool, or leave the annotation out',
    }),
    twoPools: ({ value }: Asked) => ({
      what: `${value} are in two pools`,
      fix: 'put both ranges into one IPAddressPool',
    }),
    otherPool: ({ value, pools, wanted }: Asked & { wanted: string }) => ({
      what: `${value} is in pool "${pools}", and the Service names pool "${wanted}"`,
      fix: `metallb.io/address-pool: ${pools}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a pool that gives addresses only to those who ask',
        text: manyExamples(
          poolExample('lab', 'autoAssign: false', 'addresses: [192.168.56.240/29]'),
          LAB_POOL[1],
          loadBalancerExample({ annotations: 'metallb.io/loadBalancerIPs: 192.168.56.240' }),
        ),
      },
    ],
    invalid: [
      {
        title: 'an address beside the pool',
        text: manyExamples(
          ...LAB_POOL,
          loadBalancerExample({ annotations: 'metallb.io/loadBalancerIPs: 192.168.56.251' }),
        ),
      },
      {
        title: 'the network address of a pool that avoids such',
        text: manyExamples(
          poolExample('lab', 'avoidBuggyIPs: true', 'addresses: [192.168.56.0/24]'),
          LAB_POOL[1],
          loadBalancerExample({ annotations: 'metallb.io/loadBalancerIPs: 192.168.56.0' }),
        ),
      },
      {
        title: 'an address of another pool than the one it names',
        text: manyExamples(
          ...LAB_POOL,
          poolExample('lan', 'addresses: [192.168.57.0/28]'),
          loadBalancerExample({
            annotations: 'metallb.io/loadBalancerIPs: 192.168.56.241, metallb.io/address-pool: lan',
          }),
        ),
      },
    ],
  }),
  check(model, report) {
    const { pools } = metalLbConfig(model.objects);
    for (const { request, refusal } of refusedRequests(model)) {
      const [first] = request.addresses;
      if (!first) continue;
      const { service } = request;
      const value = request.addresses.map(({ text }) => text).join(',');
      const facts = { value, pools: poolNames(pools) };
      const at = textSide(service, { ...first, text: value });
      if (refusal.why === 'outside-pools' && first.path[0] === 'metadata') {
        report('outside', facts, { at, breaks: PENDING, data: facts });
      } else if (refusal.why === 'two-pools') {
        report('twoPools', facts, { at, breaks: PENDING, data: facts });
      } else if (refusal.why === 'other-pool') {
        const wanted = request.pool?.text ?? '';
        const said = { ...facts, pools: refusal.pool.object.name, wanted };
        report('otherPool', said, {
          at: request.pool ? textSide(service, request.pool) : at,
          other: poolSide(refusal.pool),
          breaks: PENDING,
          data: said,
        });
      }
    }
  },
});
