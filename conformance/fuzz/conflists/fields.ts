import fc from 'fast-check';
import { type Field, field, someOf } from '../kubeadm/field';
import type { Tree } from '../yaml/tree';

export const oneOf = (...values: Tree[]): fc.Arbitrary<Tree> => fc.constantFrom(...values);
export const nothing: Tree[] = ['', null, 1, true, [], {}];
export const flag = (name: string): Field =>
  field(name, oneOf(true, false), oneOf('true', null, 1, 0, '', []));

/** Of the list itself. */
export const listFields: readonly Field[] = [
  field(
    'cniVersion',
    oneOf('0.3.1', '0.4.0', '1.0.0', '1.1.0'),
    oneOf(
      ...['0.1.0', '0.2.0', '0.3.0', '1.0', '1', 'v1.0.0', '1.0.0-rc1', '01.0.0', '1.2.0', '2.0.0'],
      ...[' 1.0.0', '1.0.0 ', '1.0.0.0', '-1.0.0', ...nothing],
    ),
  ),
  field(
    'cniVersions',
    oneOf(['0.4.0', '1.0.0'], ['1.1.0'], []),
    oneOf(['9.9.9'], ['a'], [''], [1], 'a', null, ['1.0.0', 'a'], ['0.1.0']),
  ),
  field(
    'name',
    oneOf('pods', 'a.b-c_d', '0'),
    oneOf('-a', '.a', '_a', 'a b', 'a/b', 'ä', 'a'.repeat(300), 'A', 'a:b', ...nothing),
  ),
  field('disableCheck', oneOf(true, false), oneOf('true', 'True', 'yes', '', '1', 't', ...nothing)),
  field('disableGC', oneOf(true, false), oneOf('true', 'yes', '', '0', 'F', ...nothing)),
  field('loadOnlyInlinedPlugins', oneOf(false, null), oneOf(true, 'true', ...nothing)),
  field(
    'plugins',
    oneOf([{ type: 'loopback' }]),
    oneOf(...nothing, [null], ['bridge'], [[]], [{}]),
  ),
  field('bogus', oneOf(1, { a: 1 }), oneOf(null)),
];

/** Of every plugin: libcni reads them. */
export const sharedFields: readonly Field[] = [
  field('type', oneOf('loopback'), oneOf('a/b', '/bridge', ...nothing)),
  field('name', oneOf('pods', 'other'), oneOf(...nothing, '-a')),
  field('cniVersion', oneOf('1.0.0', '0.4.0'), oneOf('a', '9.9.9', ...nothing)),
  field(
    'capabilities',
    oneOf({ portMappings: true }, { mac: true }, {}),
    oneOf(['portMappings'], { portMappings: 'true' }, { a: null }, ...nothing),
  ),
  field(
    'dns',
    oneOf({ nameservers: ['10.96.0.10'], domain: 'a', search: ['b'], options: ['c'] }, {}),
    oneOf({ nameservers: 'a' }, { nameservers: [1] }, { nameservers: ['x'] }, ...nothing),
  ),
  field('args', oneOf({ cni: {} }, null), oneOf({ cni: { mac: 'a' } }, ...nothing)),
  field('bogus', oneOf(1, { a: 1 }), oneOf(null)),
];

/** What the plugin itself refuses; whether the kernel filters VLANs is another question. */
const oddTrunk = oneOf(
  ...[[{ minID: 10, maxID: 1 }], [{ minID: 1 }], [{ id: 4095 }], [{ id: -1 }], [{ maxID: 5 }]],
  ...[[{ minID: 1, maxID: 4095 }], null, {}, 'a', [1], [{ id: '1' }]],
);

export const bridgeFields: readonly Field[] = [
  ...sharedFields,
  field(
    'bridge',
    oneOf('cni0', 'br-0', 'a'.repeat(15)),
    oneOf('a'.repeat(16), 'a b', 'a/b', '.', '..', 'lo', 'a:b', 'ä', '%d', ...nothing),
  ),
  ...['isGateway', 'isDefaultGateway', 'forceAddress', 'ipMasq', 'hairpinMode'].map(flag),
  ...['promiscMode', 'enabledad', 'macspoofchk', 'preserveDefaultVlan'].map(flag),
  ...['disableContainerInterface', 'portIsolation'].map(flag),
  field('ipMasqBackend', oneOf('iptables', 'nftables'), oneOf('nft', 'IPTables', ...nothing)),
  field(
    'mtu',
    oneOf(0, 1500, 1450, 9000, 68),
    oneOf(67, 1279, 1280, 65535, 65536, -1, 1500.5, 2147483648, '1500', ...nothing),
  ),
  field('vlan', oneOf(0), oneOf(4095, 4096, -1, 1.5, '1', '', null, true, [], {})),
  field('vlanTrunk', oneOf(null), oddTrunk),
  field(
    'runtimeConfig',
    oneOf({ mac: '02:00:00:00:00:01' }, {}),
    oneOf({ mac: '01:00:00:00:00:01' }, { mac: '0' }, { mac: 1 }, { ips: ['a'] }, ...nothing),
  ),
];

const mapping = someOf(
  {
    hostPort: oneOf(8080, 1, 65535, 0, -1, 65536, '80', null),
    containerPort: oneOf(80, 0, -1, 65536, null),
    protocol: oneOf('tcp', 'UDP', 'sctp', 'icmp', '', null),
    hostIP: oneOf('', '192.0.2.10', '10.244.1.1', '::1', 'x', '2001:db8::10', '0.0.0.0'),
  },
  ['hostPort', 'containerPort', 'protocol'],
);

export const portmapFields: readonly Field[] = [
  ...sharedFields,
  field('backend', oneOf('iptables', 'nftables'), oneOf('nft', 'IPTables', ...nothing)),
  ...['snat', 'masqAll'].map(flag),
  field('markMasqBit', oneOf(13, 0, 31), oneOf(32, -1, '13', 1.5, null)),
  field('externalSetMarkChain', oneOf('KUBE-MARK-MASQ'), oneOf('', 'a b', null, 1, 'a'.repeat(29))),
  field('conditionsV4', oneOf(['-s', '10.0.0.0/8'], []), oneOf('a', ['-x'], [1], null, ['!'])),
  field('conditionsV6', oneOf(['-s', 'fd00::/8'], []), oneOf('a', ['-x'], [1], null)),
  field(
    'runtimeConfig',
    oneOf({ portMappings: [] }, {}),
    mapping.map((one): Tree => ({ portMappings: [one] })),
  ),
];
