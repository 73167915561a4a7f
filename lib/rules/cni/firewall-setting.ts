import { goField, goText } from '../../model/go-fields';
import { defineRule } from '../rule';
import { fieldSide, linksOfType } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';
import { givesAddresses } from './given-addresses';

const POLICIES: readonly string[] = ['', 'open', 'same-bridge', 'isolated'];

/** Source: iptables `xt_chain_name` and `assert_valid_chain_name` [run]. */
const LONGEST_CHAIN_BYTES = 28;
const NO_CHAIN = /^[-!]|\s/;
/** Chains of the table, the chain that the plugin makes itself, and the targets of iptables 1.8.9 [run]. */
const TAKEN: readonly string[] = [
  ...['INPUT', 'FORWARD', 'OUTPUT', 'CNI-FORWARD', 'ACCEPT', 'DROP', 'RETURN', 'QUEUE', 'standard'],
  ...[
    'AUDIT',
    'CHECKSUM',
    'CLASSIFY',
    'CLUSTERIP',
    'CONNMARK',
    'CONNSECMARK',
    'CT',
    'DNAT',
    'DSCP',
  ],
  ...[
    'ECN',
    'HMARK',
    'IDLETIMER',
    'LED',
    'LOG',
    'MARK',
    'MASQUERADE',
    'NETMAP',
    'NFLOG',
    'NFQUEUE',
  ],
  ...['NOTRACK', 'RATEEST', 'REDIRECT', 'REJECT', 'SECMARK', 'SET', 'SNAT', 'SYNPROXY', 'TCPMSS'],
  ...['TCPOPTSTRIP', 'TEE', 'TOS', 'TPROXY', 'TRACE', 'TTL', 'ULOG'],
];

const BRIDGE = { type: 'bridge', ipam: { type: 'host-local', subnet: '10.244.1.0/24' } } as const;

const withFirewall = (title: string, setting: Readonly<Record<string, string>>) =>
  conflistExample({ title, plugins: [BRIDGE, { type: 'firewall', ...setting }] });

export const firewallSetting = defineRule({
  code: 'NET534',
  name: 'firewall-setting',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'firewall knows three ingress policies, and its admin chain must be one of iptables.',
    why: 'The plugin, or iptables behind it, refuses every pod of the node. An unknown backend is no error: the plugin chooses one itself.',
    since: '0.1.0',
    source: 'containernetworking/plugins v1.9.1 plugins/meta/firewall; iptables/xshared.c',
  },
  findings: {
    policy: ({ policy }: { policy: string }) => ({
      what: `ingressPolicy is ${JSON.stringify(policy)}, firewall knows open, same-bridge and isolated`,
      fix: 'ingressPolicy: "open"',
    }),
    chain: ({ chain }: { chain: string }) => ({
      what: `${JSON.stringify(chain)} cannot be a chain of our own`,
      fix: 'leave iptablesAdminChainName out for CNI-ADMIN',
    }),
  },
  examples: () => ({
    valid: [
      WORKING_LIST,
      withFirewall('from the same bridge only', { ingressPolicy: 'same-bridge' }),
    ],
    invalid: [
      withFirewall('an unknown policy', { ingressPolicy: 'closed' }),
      withFirewall('29 characters', { iptablesAdminChainName: 'A'.repeat(29) }),
    ],
  }),
  check({ conflists }, report) {
    for (const link of linksOfType(conflists, 'firewall')) {
      const { value } = link.plugin;
      const policy = goText(value, 'ingressPolicy');
      const field = goField(value, 'ingressPolicy');
      if (field && !POLICIES.includes(policy)) {
        const at = fieldSide(link, field);
        report('policy', { policy }, { at, refusedBy: ['cni-plugin'], data: { policy } });
      }
      const chain = goText(value, 'iptablesAdminChainName');
      // Without an address the chain is not made.
      const name = goField(value, 'iptablesAdminChainName');
      if (!name || isFreeChain(chain) || !givesAddresses(link.list)) continue;
      const at = fieldSide(link, name);
      report('chain', { chain }, { at, refusedBy: ['cni-plugin'], data: { chain } });
    }
  },
});

const isFreeChain = (name: string): boolean =>
  Buffer.byteLength(name) <= LONGEST_CHAIN_BYTES && !NO_CHAIN.test(name) && !TAKEN.includes(name);
