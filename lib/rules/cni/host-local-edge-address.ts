import type { HostLocalRange } from '../../cni/host-local/range';
import type { Address } from '../../net/address';
import { defineRule } from '../rule';
import { placeInIpam, poolsOf } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

interface Edge {
  readonly address: string;
  readonly subnet: string;
  readonly is: string;
}

const withRange = (title: string, range: Readonly<Record<string, string>>) =>
  conflistExample({
    title,
    ipam: { type: 'host-local', ranges: [[{ subnet: '10.244.1.0/24', ...range }]] },
  });

export const hostLocalEdgeAddress = defineRule({
  code: 'NET525',
  name: 'host-local-edge-address',
  severity: 'warning',
  reads: ['conflists'],
  docs: {
    summary: 'A range should not hold the network or the broadcast address of its subnet.',
    why: 'host-local hands them out like any other address, and the pod that gets one cannot be reached.',
    symptoms: ['pods-unreachable'],
    since: '0.1.0',
    source: 'containernetworking/plugins v1.9.1 host-local/backend/allocator/range.go',
  },
  findings: {
    edge: ({ address, subnet, is }: Edge) => ({
      what: `${address} is the ${is} address of ${subnet} and would go to a pod`,
      fix: `leave ${address} out of the range`,
    }),
  },
  examples: () => ({
    valid: [WORKING_LIST],
    invalid: [
      withRange('from the network address', { rangeStart: '10.244.1.0' }),
      withRange('up to the broadcast address', { rangeEnd: '10.244.1.255' }),
    ],
  }),
  check({ conflists }, report) {
    for (const link of poolsOf(conflists)) {
      for (const range of link.pool.sets.flatMap(({ ranges }) => ranges)) {
        for (const { address, is } of edgesOf(range)) {
          const facts = { address: `${address}`, subnet: `${range.subnet}`, is };
          report('edge', facts, {
            at: { at: placeInIpam(link, range.path), value: facts.address },
            breaks: `kernel: does not deliver to the ${is} address, so one pod is unreachable`,
            data: { ...facts },
          });
        }
      }
    }
  },
});

/** In IPv6 the first address is the subnet-router anycast address, and the last is one like others. */
function edgesOf({ subnet, span, gateway }: HostLocalRange): { address: Address; is: string }[] {
  const edges = [{ address: subnet.first, is: subnet.family === 'IPv4' ? 'network' : 'anycast' }];
  if (subnet.family === 'IPv4') edges.push({ address: subnet.last, is: 'broadcast' });
  return edges.filter(({ address }) => span.contains(address) && !gateway.equals(address));
}
