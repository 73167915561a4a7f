import fc from 'fast-check';
import { type Field, field, listOf, someOf } from '../kubeadm/field';
import { address } from '../values/addresses';
import { oddName } from '../values/names';
import type { Tree, TreeMap } from '../yaml/tree';

const oneOf = (...values: Tree[]): fc.Arbitrary<Tree> => fc.constantFrom(...values);
export const mostly = (plain: fc.Arbitrary<Tree>, odd: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
  fc.oneof({ weight: 14, arbitrary: plain }, odd);

export const nothing: Tree[] = ['', null, 1, true, [], {}];

/** Addresses that slices of the type take. */
const PLAIN_ADDRESSES: Readonly<Record<string, fc.Arbitrary<Tree>>> = {
  IPv4: oneOf('192.0.2.7', '10.96.0.50', '10.244.1.5'),
  IPv6: oneOf('2001:db8::7', 'fd00:10:96::50', '2001:DB8::7', '2001:db8:0:0::7'),
  FQDN: oneOf('db.example.com', 'db.example.com.', '1.2', 'a.b'),
};

const oddAddresses = fc.oneof(address, oddName, oneOf(...nothing));

const hints = fc.oneof(
  oneOf(null, {}, { forZones: [{ name: 'a' }] }, { forZones: [] }, { forNodes: null }),
  fc
    .tuple(
      fc.constantFrom('forZones', 'forNodes'),
      fc.array(oneOf('a', 'b', 'A', '', 'a b', 'a/b', 'a.b', null, 1), { maxLength: 9 }),
    )
    .map(([key, names]): Tree => ({ [key]: names.map((name): Tree => ({ name })) })),
  oneOf({ forZones: [null] }, { forZones: {} }, { forNodes: [{}] }),
);

const target = fc.oneof(
  oneOf({ kind: 'Pod', namespace: 'default', name: 'web-1', uid: '1' }, {}, null),
  oneOf({ kind: 1 }, { apiVersion: 'a/b/c' }, { name: '' }, { fieldPath: '{' }, 'web-1'),
);

export const targetRef = mostly(oneOf({ kind: 'Pod', name: 'web-1' }), target);

const endpointOf = (addresses: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
  someOf(
    {
      addresses: mostly(
        fc.uniqueArray(addresses, { minLength: 1, maxLength: 2 }),
        listOf(addresses, oddAddresses),
      ),
      conditions: mostly(
        oneOf({ ready: true }, { ready: false, serving: true, terminating: true }, {}, null),
        oneOf({ ready: 'true' }, { ready: 1 }, [], 'ready'),
      ),
      hostname: mostly(oneOf('web-0', '0', 'a'.repeat(63)), fc.oneof(oddName, oneOf(...nothing))),
      nodeName: mostly(oneOf('node1', 'node1.lan'), fc.oneof(oddName, oneOf(...nothing))),
      zone: mostly(oneOf('a', 'a b', 'Zone/1'), oneOf(...nothing)),
      hints: mostly(oneOf({ forZones: [{ name: 'a' }] }), hints),
      targetRef,
      deprecatedTopology: mostly(
        oneOf({ 'topology.kubernetes.io/zone': 'a' }, {}),
        oneOf({ 'kubernetes.io/hostname': 'node1' }, { a: 1 }, { 'a b': 'c d' }, []),
      ),
    },
    ['addresses'],
  );

export const port = someOf(
  {
    port: mostly(oneOf(80, 443, 65535), oneOf(0, -1, 65536, 2147483648, '80', null, 80.5, true)),
    name: mostly(
      oneOf('http', 'https', 'a.b', '80', 'a'.repeat(63)),
      fc.oneof(oddName, oneOf(...nothing)),
    ),
    protocol: mostly(oneOf('TCP', 'UDP', 'SCTP', null), oneOf('', 'tcp', 'ICMP', 6, [])),
    appProtocol: mostly(
      oneOf('http', 'kubernetes.io/h2c', null),
      oneOf('', 'HTTP', 'a/b/c', '/a', 'a/', 'a b', 'A.b/c', `${'a'.repeat(64)}`, 1),
    ),
  },
  ['port'],
);

export const few = (one: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
  mostly(fc.array(one, { maxLength: 2 }), oneOf(null, [null], {}, 'a', [1]));

const LABEL = 'kubernetes.io/service-name';

/** Nearly always one that is taken; of names alone now and then. */
export const anySlice: fc.Arbitrary<TreeMap> = fc
  .constantFrom('IPv4', 'IPv4', 'IPv6', 'IPv6', 'FQDN')
  .chain((addressType) =>
    fc.record({
      apiVersion: fc.constant('discovery.k8s.io/v1'),
      kind: fc.constant('EndpointSlice'),
      metadata: fc.constant<TreeMap>({ name: 'web-1', labels: { [LABEL]: 'web' } }),
      addressType: fc.constant(addressType),
      endpoints: few(endpointOf(PLAIN_ADDRESSES[addressType] ?? oddAddresses)),
      ports: few(port),
    }),
  );

export const sliceFields: readonly Field[] = [
  field('addressType', oneOf('IPv4', 'IPv6', 'FQDN'), oneOf('ipv4', 'IP', ...nothing)),
];
