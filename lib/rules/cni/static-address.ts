import { effectiveVersion, isAtLeast } from '../../cni/cni-version';
import { readStatic, type StaticAddress } from '../../cni/static/static-addresses';
import { goText } from '../../model/go-fields';
import { Prefix } from '../../net/prefix';
import { defineRule } from '../rule';
import { type IpamLink, ipamsOf, placeInIpam } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

/** Linux gives none of these to an interface; of IPv4 it takes all [run]. */
const UNASSIGNABLE = [Prefix.of('ff00::/8'), Prefix.of('::/127')];

const withAddresses = (title: string, ...addresses: readonly Readonly<Record<string, string>>[]) =>
  conflistExample({ title, ipam: { type: 'static', addresses } });

export const staticAddress = defineRule({
  code: 'NET536',
  name: 'static-address',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'static needs addresses with their masks, each of them once.',
    why: 'The plugin refuses every pod of the node. What is right is given to each pod alike, so static is for lists that one pod uses.',
    since: '0.1.0',
    source: 'containernetworking/plugins v1.9.1 plugins/ipam/static/main.go LoadIPAMConfig',
  },
  findings: {
    text: ({ text }: { text: string }) => ({
      what: `${JSON.stringify(text)} is not an address with a mask`,
      fix: 'address: "10.244.1.5/24"',
    }),
    none: () => ({
      what: 'static has no address to give',
      fix: 'addresses: [{"address": "10.244.1.5/24"}]',
    }),
    twice: ({ address }: { address: string }) => ({
      what: `${address} stands here twice`,
      fix: `remove one ${address}`,
    }),
    unassignable: ({ address }: { address: string }) => ({
      what: `${address} is multicast, loopback or unspecified and cannot stand on an interface`,
      fix: 'take an address of fd00::/8',
    }),
    many: ({ version }: { version: string }) => ({
      what: `two addresses of one family in a list of version ${version || '0.1.0'}`,
      fix: 'cniVersion: "1.0.0"',
    }),
  },
  examples: () => ({
    valid: [WORKING_LIST, withAddresses('host bits belong there', { address: '10.244.1.5/24' })],
    invalid: [
      withAddresses('an address without a mask', { address: '10.244.1.5' }),
      withAddresses('no address at all'),
    ],
  }),
  check({ conflists }, report) {
    for (const link of ipamsOf(conflists)) {
      if (goText(link.ipam, 'type') !== 'static') continue;
      const { addresses, unreadable, isEmpty } = readStatic(link.plugin.value, link.ipam);
      const refused = { at: placeInIpam(link, []), refusedBy: ['cni-plugin'] } as const;
      if (isEmpty) report('none', undefined, refused);
      for (const text of unreadable) report('text', { text }, { ...refused, data: { text } });
      addresses.forEach((one, index) => {
        const address = `${one.address}`;
        const sighting = { ...refused, at: placeInIpam(link, one.path), data: { address } };
        if (UNASSIGNABLE.some((range) => range.contains(one.address))) {
          report('unassignable', { address }, sighting);
        } else if (addresses.slice(0, index).some((earlier) => isSame(earlier, one))) {
          report('twice', { address }, sighting);
        }
      });
      const version = oldVersion(link);
      if (version !== undefined && hasTwoOfOneFamily(addresses)) {
        report('many', { version }, { ...refused, data: { version } });
      }
    }
  },
});

/** IPv4 takes an address again with another mask [run]. */
const isSame = (a: StaticAddress, b: StaticAddress): boolean =>
  a.address.equals(b.address) &&
  (a.address.family === 'IPv6' || a.subnet.length === b.subnet.length);

function oldVersion({ list }: IpamLink): string | undefined {
  const version = effectiveVersion(list.value.cniVersion, list.value.cniVersions);
  return version === undefined || isAtLeast(version, '0.3.0') ? undefined : version;
}

const hasTwoOfOneFamily = (addresses: readonly StaticAddress[]): boolean =>
  new Set(addresses.map(({ address }) => address.family)).size < addresses.length;
