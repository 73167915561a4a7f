import type { NeighbourRange } from '../../model/address-plan';
import type { Span } from '../../net/span';
import { planExample } from '../cluster-example';
import { nodeLinks } from '../node-links';
import { type Claim, type ClaimUse, neighbourClaims, nodeClaims } from '../plan-claims';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';

interface Edge {
  readonly claim: Claim;
  readonly network: string;
}

export const broadcastAddress = defineRule({
  code: 'NET223',
  name: 'broadcast-address',
  severity: 'error',
  reads: ['plan'],
  docs: {
    summary: 'No machine can have the last address of an IPv4 network, and few the first.',
    why: 'The last address of a network is its broadcast address; the first one was that once, and kernels before 5.14 treat it so still. Networks of /31 and /32 have neither.',
    symptoms: ['hosts-unreachable', 'init-times-out'],
    since: '0.1.0',
    source: 'RFC 919, RFC 3021; Linux net/ipv4/fib_frontend.c (fib_add_ifaddr)',
  },
  findings: {
    last: ({ claim, network }: Edge) => ({
      what: `${claim.said} is the broadcast address of the node network ${network}`,
      fix: `choose an address inside ${network} instead of ${claim.text}`,
    }),
    first: ({ claim, network }: Edge) => ({
      what: `${claim.said} is the first address of the node network ${network}, the network's own`,
      fix: `choose an address inside ${network} instead of ${claim.text}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'the first and the last address that machines can have',
        text: planExample(
          'nodeCidrs: [192.168.56.0/24]',
          'virtualAddresses: [192.168.56.254]',
          'gateways: [192.168.56.1]',
        ),
      },
      {
        title: 'two machines on a link of their own',
        text: planExample('nodeCidrs: [192.168.56.0/31]', 'gateways: [192.168.56.1]'),
      },
      {
        title: 'the last address of a network that goes on',
        text: planExample('nodeCidrs: [192.168.0.0/16]', 'gateways: [192.168.56.255]'),
      },
    ],
    invalid: [
      {
        title: 'a virtual address for the API',
        text: planExample('nodeCidrs: [192.168.56.0/24]', 'virtualAddresses: [192.168.56.255]'),
      },
      {
        title: 'a gateway',
        text: planExample('nodeCidrs: [192.168.56.0/24]', 'gateways: [192.168.56.0]'),
      },
    ],
  }),
  check({ plan }, report) {
    const claims = [...nodeClaims(plan), ...neighbourClaims(plan)];
    const machines = claims.filter(({ use }) => MACHINES.includes(use));
    for (const network of nodeLinks(plan, 'IPv4').filter(hasEdges)) {
      for (const claim of machines) {
        const edge = edgeAt(network.value, claim.value);
        if (!edge) continue;
        const { severity, breaks } = VOICES[edge];
        report(
          edge,
          { claim, network: network.text },
          {
            at: claim.side,
            other: rangeSide(network),
            severity,
            breaks,
            data: { address: claim.text, network: network.text },
          },
        );
      }
    }
  },
});

const MACHINES: readonly ClaimUse[] = ['node', 'virtual', 'endpoint', 'gateway'];

const VOICES = {
  last: {
    severity: 'error',
    breaks: 'kernel: sends what is meant for it to everybody, and opens no TCP connection to it',
  },
  first: {
    severity: 'warning',
    breaks: 'kernel: before 5.14 opens no TCP connection to the address of a network',
  },
} as const;

/** Networks of /31 and /32 are all machines. */
const hasEdges = ({ value }: NeighbourRange): boolean => value.size > 2n;

function edgeAt(network: Span, { first }: Span): 'first' | 'last' | undefined {
  if (first.equals(network.last)) return 'last';
  return first.equals(network.first) ? 'first' : undefined;
}
