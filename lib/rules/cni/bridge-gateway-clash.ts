import { type BridgeAddress, bridgeClashes } from '../../cni/bridge/bridge-addresses';
import { isBridgeGateway, type PodAddress } from '../../cni/pod-address';
import { goFlag } from '../../model/go-fields';
import { defineRule } from '../rule';
import { addressedLinks, placeInIpam } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

const FINDINGS = {
  'second-address': 'second',
  'other-family': 'family',
  unassignable: 'unassignable',
} as const;

interface Clash {
  readonly gateway: string;
  readonly other: string;
}

export const bridgeGatewayClash = defineRule({
  code: 'NET517',
  name: 'bridge-gateway-clash',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary:
      'A bridge that is the gateway takes one IPv4 address, and IPv6 addresses whose networks are apart.',
    why: 'Each set of ranges puts its gateway on the bridge. The plugin refuses a second IPv4 address, so no pod starts.',
    since: '0.1.0',
    source: 'containernetworking/plugins v1.9.1 plugins/main/bridge/bridge.go ensureAddr',
  },
  findings: {
    second: ({ gateway, other }: Clash) => ({
      what: `the bridge has ${other} already and does not take ${gateway}`,
      fix: 'keep one set per family, put further ranges into the same inner list, or forceAddress: true',
    }),
    family: ({ gateway }: Clash) => ({
      what: `IPv4 gateway ${gateway} in an IPv6 range`,
      fix: 'leave gateway out',
    }),
    unassignable: ({ gateway }: Clash) => ({
      what: `${gateway} is multicast or loopback and cannot stand on a bridge`,
      fix: 'take a range of fd00::/8',
    }),
  },
  examples: () => ({
    valid: [
      WORKING_LIST,
      conflistExample({
        title: 'one set per family',
        ipam: {
          type: 'host-local',
          ranges: [[{ subnet: '10.244.1.0/24' }], [{ subnet: 'fd00:10:244:1::/64' }]],
        },
      }),
    ],
    invalid: [
      conflistExample({
        title: 'two IPv4 sets',
        ipam: {
          type: 'host-local',
          ranges: [[{ subnet: '10.244.1.0/24' }], [{ subnet: '10.245.1.0/24' }]],
        },
      }),
    ],
  }),
  check({ conflists }, report) {
    for (const link of addressedLinks(conflists)) {
      const { value } = link.plugin;
      if (!isBridgeGateway(value)) continue;
      const ranges = link.addresses.filter(hasGateway);
      for (const { range, earlier, problem } of bridgeClashes(
        ranges,
        goFlag(value, 'forceAddress'),
      )) {
        const gateway = `${range.gateway}/${range.subnet.length}`;
        const other = earlier ? `${earlier.gateway}/${earlier.subnet.length}` : 'fe80::/64';
        report(
          FINDINGS[problem],
          { gateway, other },
          {
            at: { at: placeInIpam(link, range.path), value: gateway },
            ...(earlier ? { other: { at: placeInIpam(link, earlier.path), value: other } } : {}),
            refusedBy: ['cni-plugin'],
            data: { gateway, other },
          },
        );
      }
    }
  },
});

const hasGateway = (address: PodAddress): address is BridgeAddress => address.gateway !== undefined;
