import { defineRule } from '../rule';
import { placeInIpam, poolsOf } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

interface Subnet {
  readonly subnet: string;
  readonly network: string;
}

const KINDS = ['too-small', 'mapped', 'host-bits', 'multicast'] as const;
type Kind = (typeof KINDS)[number];
const isKind = (kind: string): kind is Kind => (KINDS as readonly string[]).includes(kind);

const withSubnet = (title: string, subnet: string) =>
  conflistExample({ title, ipam: { type: 'host-local', ranges: [[{ subnet }]] } });

export const hostLocalSubnet = defineRule({
  code: 'NET521',
  name: 'host-local-subnet',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'A subnet of host-local is a network address with room for a gateway and a pod.',
    why: 'host-local refuses host bits, IPv4 in IPv6 notation, and anything smaller than /30 or /126; every pod of the node fails.',
    since: '0.1.0',
    source: 'containernetworking/plugins v1.9.1 host-local/backend/allocator/range.go Canonicalize',
  },
  findings: {
    'host-bits': ({ subnet, network }: Subnet) => ({
      what: `subnet ${subnet} has host bits, its network is ${network}`,
      fix: `subnet: "${network}"`,
    }),
    'too-small': ({ subnet }: Subnet) => ({
      what: `subnet ${subnet} is smaller than ${subnet.includes(':') ? '/126' : '/30'}`,
      fix: `take a subnet of ${subnet.includes(':') ? '/64' : '/24'}`,
    }),
    multicast: ({ subnet }: Subnet) => ({
      what: `subnet ${subnet} is multicast, no interface takes an address of it`,
      fix: 'take a subnet of fd00::/8',
    }),
    mapped: ({ subnet, network }: Subnet) => ({
      what: `subnet ${subnet} is IPv4 in IPv6 notation`,
      fix: `subnet: "${network}"`,
    }),
  },
  examples: () => ({
    valid: [WORKING_LIST, withSubnet('the smallest IPv4 subnet, for one pod', '10.244.1.0/30')],
    invalid: [
      withSubnet('an address instead of a network', '10.244.1.1/24'),
      withSubnet('no room for a pod', '10.244.1.0/31'),
    ],
  }),
  check({ conflists }, report) {
    for (const link of poolsOf(conflists)) {
      for (const { kind, path, value = '', other = '' } of link.pool.problems) {
        if (!isKind(kind)) continue;
        report(
          kind,
          { subnet: value, network: other },
          {
            at: { at: placeInIpam(link, path), value },
            refusedBy: ['cni-plugin'],
            data: { subnet: value, kind },
          },
        );
      }
    }
  },
});
