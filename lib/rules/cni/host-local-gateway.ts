import type { HostLocalRange } from '../../cni/host-local/range';
import { defineRule } from '../rule';
import { type PoolLink, placeInIpam, poolsOf } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';
import { judgedPodRoutes } from './pod-routes';

interface Gateway {
  readonly gateway: string;
  readonly subnet: string;
}

const withRange = (title: string, range: Readonly<Record<string, string>>) =>
  conflistExample({
    title,
    bridge: { isDefaultGateway: false, isGateway: true },
    ipam: { type: 'host-local', ranges: [[{ subnet: '10.244.1.0/24', ...range }]] },
  });

export const hostLocalGateway = defineRule({
  code: 'NET524',
  name: 'host-local-gateway',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'The gateway of a range lies in its subnet and leaves addresses for pods.',
    why: 'host-local does not compare the gateway with the subnet. A gateway elsewhere is an address pods cannot reach, and the address it would have had goes to the first pod.',
    symptoms: ['pods-unreachable'],
    since: '0.1.0',
    source: 'containernetworking/plugins v1.9.1 host-local/backend/allocator/{range,allocator}.go',
  },
  findings: {
    outside: ({ gateway, subnet }: Gateway) => ({
      what: `gateway ${gateway} is not in subnet ${subnet}`,
      fix: 'leave gateway out for the first address of the subnet',
    }),
    alone: ({ gateway }: Gateway) => ({
      what: `the range has no address but the gateway ${gateway}`,
      fix: 'widen the range',
    }),
  },
  examples: () => ({
    valid: [WORKING_LIST, withRange('another address of the subnet', { gateway: '10.244.1.254' })],
    invalid: [
      withRange('a gateway of another subnet', { gateway: '10.244.2.1' }),
      withRange('nothing left for pods', { rangeStart: '10.244.1.1', rangeEnd: '10.244.1.1' }),
    ],
  }),
  check({ conflists }, report) {
    const refusedPools = new Set(
      judgedPodRoutes(conflists)
        .filter(({ verdict }) => verdict !== undefined)
        .map(({ link }) => link.ipam),
    );
    for (const link of poolsOf(conflists)) {
      for (const { kind, path, value: gateway = '' } of link.pool.problems) {
        if (kind !== 'only-gateway') continue;
        const at = placeInIpam(link, path);
        report(
          'alone',
          { gateway, subnet: '' },
          { at, refusedBy: ['cni-plugin'], data: { gateway } },
        );
      }
      // The host's end of ptp has the gateway, wherever it is, and the pod a route to it.
      if (refusedPools.has(link.ipam) || link.plugin.type === 'ptp') continue;
      for (const range of strayGateways(link)) {
        const facts = { gateway: `${range.gateway}`, subnet: `${range.subnet}` };
        report('outside', facts, {
          at: {
            at: placeInIpam(link, [...range.path, range.gatewayKey ?? '']),
            value: facts.gateway,
          },
          breaks: 'kernel: pods cannot reach the gateway, so nothing beyond their subnet',
          severity: 'warning',
          data: { ...facts },
        });
      }
    }
  },
});

const strayGateways = ({ pool }: PoolLink): HostLocalRange[] =>
  pool.sets
    .flatMap(({ ranges }) => ranges)
    .filter(({ gateway, subnet, gatewayKey }) => gatewayKey && !subnet.contains(gateway));
