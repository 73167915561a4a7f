import { UNROUTABLE_EFFECTS } from '../../k8s/unroutable-ranges';
import type { NeighbourRange } from '../../model/address-plan';
import type { NeighbourUse } from '../../model/declared-plan';
import { planExample } from '../cluster-example';
import { prefixTable } from '../cluster-range';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';

interface Misplaced {
  readonly range: NeighbourRange;
  readonly owner: string;
}

const unroutable = prefixTable(UNROUTABLE_EFFECTS);

export const unusableMachineAddress = defineRule({
  code: 'NET217',
  name: 'unusable-machine-address',
  severity: 'error',
  reads: ['plan'],
  docs: {
    summary:
      'Pools and virtual addresses must be addresses that a machine on the network can have.',
    why: 'Loopback, link-local and multicast addresses reach nobody behind the next router, or nobody at all.',
    symptoms: ['hosts-unreachable', 'service-does-not-answer'],
    since: '0.1.0',
    source: 'RFC 6890, RFC 4291',
  },
  findings: {
    misplaced: ({ range, owner }: Misplaced) => ({
      what: `${SAID[range.use] ?? range.use} ${range.text} lies in ${owner}`,
      fix: `choose an address of the node network instead of ${range.text}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'link-local addresses are usual for IPv6 gateways and name servers of clouds',
        text: planExample(
          'nodeCidrs: [192.168.1.0/24, "fd00:1::/64"]',
          'loadBalancerPools: [192.168.1.240/28]',
          'gateways: ["fe80::1"]',
          'dnsServers: [169.254.169.254]',
        ),
      },
    ],
    invalid: [
      {
        title: 'a pool of multicast addresses',
        text: planExample('loadBalancerPools: [224.0.1.0-224.0.1.20]'),
      },
    ],
  }),
  check({ plan }, report) {
    for (const range of plan.neighbours) {
      if (!(range.use in SAID)) continue;
      for (const { prefix, cidr, owner, machines } of unroutable()) {
        if (!range.value.overlaps(prefix)) continue;
        report(
          'misplaced',
          { range, owner },
          {
            at: rangeSide(range),
            severity: machines.certain ? 'error' : 'warning',
            breaks: machines.breaks,
            data: { range: range.text, reserved: cidr },
          },
        );
      }
    }
  },
});

const SAID: Partial<Record<NeighbourUse, string>> = {
  'load-balancer': 'load-balancer pool',
  virtual: 'virtual address',
  endpoint: 'API endpoint',
};
