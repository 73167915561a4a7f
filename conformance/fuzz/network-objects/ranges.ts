import fc from 'fast-check';
import { type Field, field, listOf, someOf } from '../kubeadm/field';
import { clusterIp, plainClusterIp } from '../services/addresses';
import { address, cidr } from '../values/addresses';
import { oddName } from '../values/names';
import type { Tree, TreeMap } from '../yaml/tree';

const oneOf = (...values: Tree[]): fc.Arbitrary<Tree> => fc.constantFrom(...values);
const mostly = (plain: fc.Arbitrary<Tree>, odd: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
  fc.oneof({ weight: 9, arbitrary: plain }, odd);

const nothing: Tree[] = ['', null, 1, true, [], {}];
const API_VERSION = 'networking.k8s.io/v1';

/** At the borders of what is a range in canonical form. */
const ODD_CIDRS: Tree[] = [
  ...['10.112.0.1/16', '10.112.0.0/016', '10.112.0.0/33', '10.112.0.0', '010.112.0.0/16'],
  ...['FD00:112::/112', 'fd00:112:0::/112', 'fd00:112::1/112', '::ffff:10.112.0.0/112'],
  ...['0.0.0.0/0', '::/0', '127.0.0.0/8', '224.0.0.0/4', 'fe80::/10', '10.112.0.1/32', '::1/128'],
  ...nothing,
];

const plainCidrs = oneOf(
  ...[['10.112.0.0/16'], ['fd00:112::/112'], ['10.112.0.0/16', 'fd00:112::/112']],
  ...[['fd00:112::/64', '10.96.0.0/24'], ['10.112.0.0/30'], ['10.96.0.0/12']],
);
const oddCidrs = fc.oneof(
  listOf(fc.oneof(cidr, oneOf(...ODD_CIDRS)), oneOf(...ODD_CIDRS)),
  oneOf(
    ...[['10.112.0.0/16', '10.113.0.0/16'], ['fd00::/112', 'fd01::/112'], ['::ffff:10.0.0.0/120']],
    ...[['10.112.0.0/16', 'fd00:112::/112', '10.113.0.0/16'], ...nothing],
  ),
);

export const anyServiceCidr: fc.Arbitrary<TreeMap> = mostly(
  plainCidrs.map((cidrs): Tree => ({ cidrs })),
  fc.oneof({ weight: 4, arbitrary: oddCidrs.map((cidrs): Tree => ({ cidrs })) }, oneOf(...nothing)),
).map((spec) => ({
  apiVersion: API_VERSION,
  kind: 'ServiceCIDR',
  metadata: { name: 'more' },
  spec,
}));

export const serviceCidrFields: readonly Field[] = [
  field('spec.cidrs', plainCidrs, oddCidrs),
  field('metadata.name', oneOf('more', 'more.lan', '1'), fc.oneof(oddName, oneOf('kubernetes'))),
];

/** The parents that the server itself writes, and others. */
const plainParent = oneOf(
  { resource: 'services', namespace: 'default', name: 'web' },
  { group: 'gateway.networking.k8s.io', resource: 'gateways', namespace: 'a', name: 'b' },
  { resource: 'nodes', name: 'node1' },
);
const oddPart = fc.oneof(
  oddName,
  oneOf('a/b', 'a%b', '.', '..', 'services/status', 'Services', ' ', ...nothing),
);
const oddParent = fc.oneof(
  someOf({ group: oddPart, resource: oddPart, namespace: oddPart, name: oddPart }, []),
  fc
    .tuple(fc.constantFrom('group', 'resource', 'namespace', 'name'), oddPart)
    .map(([key, value]): Tree => ({ resource: 'services', name: 'web', [key]: value })),
  oneOf(...nothing),
);

const inRangeOrNot = fc.oneof(plainClusterIp, oneOf('192.0.2.7', '2001:db8::7', '10.112.0.5'));

export const anyIpAddress: fc.Arbitrary<TreeMap> = fc
  .tuple(mostly(inRangeOrNot, fc.oneof(clusterIp, address)), mostly(plainParent, oddParent))
  .map(([name, parentRef]) => ({
    apiVersion: API_VERSION,
    kind: 'IPAddress',
    metadata: { name },
    spec: { parentRef },
  }));

export const ipAddressFields: readonly Field[] = [
  field('metadata.name', inRangeOrNot, fc.oneof(clusterIp, address, oddName, oneOf(...nothing))),
  field('metadata.generateName', oneOf('10.96.7.'), oneOf('10.96.7.8', 'web-', '')),
  field('spec.parentRef', plainParent, oddParent),
  field('spec', oneOf({}), oneOf(...nothing)),
];

/** One that takes the address of an IPAddress beside it, or another. */
export const pinnedService: fc.Arbitrary<TreeMap> = clusterIp.map((clusterIP) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { clusterIP, ports: [{ port: 80 }] },
}));
