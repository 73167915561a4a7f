import type { AddressPlan, NeighbourRange } from '../../model/address-plan';
import { apiAddressOf, isOn, type KubeVip } from '../../model/kube-vip';
import type { Located } from '../../model/located';
import type { Address } from '../../net/address';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { Prefix } from '../../net/prefix';
import { AddressRange } from '../../net/range';
import { planExample } from '../cluster-example';
import { besideInit, kubeVipExample } from '../load-balancers/kube-vip-example';
import { addressSide } from '../node-clash';
import { linksBeside } from '../node-links';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';

interface OffLink {
  readonly address: string;
  readonly networks: string;
}

export const offLinkAddress = defineRule({
  code: 'NET222',
  name: 'off-link-address',
  severity: 'warning',
  reads: ['plan', 'kubeVips'],
  docs: {
    summary:
      'Gateways, and what kube-vip announces by ARP, must lie in one of the node networks that the plan names.',
    why: 'Hosts ask by ARP and NDP for addresses of their own network alone. For any other they need a router, and nobody routes to the node that holds a virtual address.',
    symptoms: ['hosts-unreachable', 'init-times-out'],
    since: '0.1.0',
    source: 'RFC 1122 3.3.1.1 (same network or gateway); https://kube-vip.io/docs/modes/arp/',
    whenToIgnore: 'A route on the link leads to the address (routers of some hosting companies).',
  },
  findings: {
    gateway: ({ address, networks }: OffLink) => ({
      what: `gateway ${address} lies outside the node networks ${networks}`,
      fix: `name a router in ${networks}, or add the network of ${address} to nodeCidrs`,
    }),
    virtual: ({ address, networks }: OffLink) => ({
      what: `kube-vip announces ${address} by ARP, which lies outside the node networks ${networks}`,
      fix: `choose an address of ${networks}, or let kube-vip announce it by BGP`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a gateway for each family, that of IPv6 by its link-local address',
        text: planExample(
          'nodeCidrs: [192.168.56.0/24, "fd00:56::/64"]',
          'gateways: [192.168.56.1, "fe80::1"]',
        ),
      },
      {
        title: 'nobody said where the nodes are',
        text: planExample('gateways: [192.168.57.1]'),
      },
      {
        title: 'the nodes have a part of the link',
        text: planExample('nodeCidrs: [192.168.56.10-192.168.56.19]', 'gateways: [192.168.56.1]'),
      },
      {
        title: 'an address elsewhere, by BGP',
        text: kubeVipExample({
          env: { vip_arp: 'false', bgp_enable: 'true', bgp_peers: '192.168.56.1:64501::false' },
        }),
        beside: [...besideInit().beside, planFile('nodeCidrs: [192.168.56.10/31]')],
      },
    ],
    invalid: [
      {
        title: 'the gateway of another network',
        text: planExample('nodeCidrs: [192.168.56.0/24]', 'gateways: [192.168.57.1]'),
      },
      {
        title: 'an address of the API that nobody on the link asks for',
        text: kubeVipExample(),
        beside: [...besideInit().beside, planFile('nodeCidrs: [192.168.56.10/31]')],
      },
    ],
  }),
  check({ plan, kubeVips }, report) {
    const gateways = plan.neighbours.filter(({ use }) => use === 'gateway');
    for (const gateway of gateways) {
      const networks = linksWithout(plan, gateway.value);
      const [network] = networks;
      if (!network) continue;
      const facts = { address: gateway.text, networks: textsOf(networks) };
      report('gateway', facts, {
        at: rangeSide(gateway),
        other: rangeSide(network),
        breaks: 'kernel: takes no route over a gateway that no interface reaches',
        data: facts,
      });
    }
    for (const address of announcedByArp(kubeVips)) {
      const networks = linksWithout(plan, AddressRange.of(address.value));
      const [network] = networks;
      if (!network) continue;
      const facts = { address: `${address.value}`, networks: textsOf(networks) };
      report('virtual', facts, {
        at: addressSide(address),
        other: rangeSide(network),
        breaks: 'kube-vip: answers on a link where nobody asks for the address',
        data: facts,
      });
    }
  },
});

/** Every host has these on every link. */
const LINK_LOCAL = ['169.254.0.0/16', 'fe80::/10'].map(Prefix.of);

const linksWithout = (plan: AddressPlan, address: AddressRange): NeighbourRange[] =>
  LINK_LOCAL.some((prefix) => prefix.contains(address)) ? [] : linksBeside(plan, address);

const textsOf = (networks: readonly NeighbourRange[]): string =>
  networks.map(({ text }) => text).join(', ');

const announcedByArp = (vips: readonly KubeVip[]): Located<Address>[] =>
  vips.flatMap((vip) => {
    const held = isOn(vip, 'vip_arp') ? apiAddressOf(vip) : undefined;
    if (!held) return [];
    const reading = parseAddressSloppy(held.value);
    return reading.ok ? [{ ...held, value: reading.value }] : [];
  });

function planFile(...lines: readonly string[]) {
  return { file: 'plan.yaml', text: planExample(...lines) };
}
