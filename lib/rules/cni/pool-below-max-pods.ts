import type { HostLocalRange } from '../../cni/host-local/range';
import type { AddressPlan } from '../../model/address-plan';
import type { ConflistView } from '../../model/cni-config';
import { maxPodsOf } from '../../model/max-pods';
import { holds, sizeOf } from '../../net/span';
import { besidePodRange } from '../cluster-example';
import { valueSide } from '../flag-side';
import { defineRule } from '../rule';
import { type PoolLink, placeInIpam, poolsOf } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';
import { poolSide } from './pool-side';

interface Shortage {
  readonly subnets: string;
  readonly usable: number;
  readonly maxPods: number;
}

export const poolBelowMaxPods = defineRule({
  code: 'NET563',
  name: 'pool-below-max-pods',
  severity: 'error',
  reads: ['conflists', 'plan', 'kubelets', 'nodes', 'versions'],
  docs: {
    summary: 'A pool should have an address for every pod the kubelet may run.',
    why: 'The scheduler goes by maxPods and knows nothing of pools. host-local keeps an address of the pool for the gateway; pods beyond the last one stay in ContainerCreating.',
    symptoms: ['pods-container-creating'],
    since: '0.1.0',
    source: 'plugins/ipam/host-local/backend/allocator; KubeletConfiguration maxPods (default 110)',
    whenToIgnore: 'Fewer pods than that ever run on the node.',
  },
  findings: {
    tooFew: ({ subnets, usable, maxPods }: Shortage) => ({
      what: `${subnets} has addresses for ${usable} pods, maxPods is ${maxPods}`,
      fix: `set maxPods: ${usable} in KubeletConfiguration, or take a larger subnet`,
    }),
  },
  examples: () => ({
    valid: [{ ...WORKING_LIST, ...besidePodRange('10.244.0.0/16') }],
    invalid: [
      {
        ...conflistExample({
          title: '61 addresses, and the kubelet default of 110 pods',
          ipam: { type: 'host-local', ranges: [[{ subnet: '10.244.1.0/26' }]] },
        }),
        ...besidePodRange('10.244.0.0/16'),
      },
    ],
  }),
  check(model, report) {
    const { conflists, plan } = model;
    for (const { link, first, subnets, usable } of podSetsOf(conflists, plan)) {
      for (const maxPods of maxPodsOf(model, placeInIpam(link, first.path))) {
        if (maxPods.value <= usable) continue;
        report(
          'tooFew',
          { subnets, usable, maxPods: maxPods.value },
          {
            at: poolSide(link, first),
            other: valueSide(maxPods, 'maxPods'),
            severity: maxPods.origin === 'default' ? 'warning' : 'error',
            breaks: `host-local: has no address left for pod ${usable + 1} of the node, which stays in ContainerCreating`,
            data: { maxPods: maxPods.value, usable },
          },
        );
      }
    }
  },
});

/** A set of ranges that pods of the cluster get their addresses from. */
interface PodSet {
  readonly link: PoolLink;
  readonly first: HostLocalRange;
  readonly subnets: string;
  readonly usable: number;
}

const podSetsOf = (conflists: readonly ConflistView[], { pods }: AddressPlan): PodSet[] =>
  poolsOf(conflists).flatMap((link) =>
    link.pool.sets.flatMap(({ ranges }): PodSet[] => {
      const [first] = ranges;
      // Lists for second interfaces have pools outside the pod range.
      if (!first || !pods.some(({ value }) => first.span.isInside(value))) return [];
      const subnets = ranges.map(({ subnet }) => `${subnet}`).join(', ');
      const usable = Number(ranges.reduce((sum, range) => sum + addressesIn(range), 0n));
      return [{ link, first, subnets, usable }];
    }),
  );

const addressesIn = ({ span, gateway }: HostLocalRange): bigint =>
  sizeOf(span) - (holds(span, gateway) ? 1n : 0n);
