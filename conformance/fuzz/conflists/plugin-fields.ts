import { type Field, field, someOf } from '../kubeadm/field';
import type { Tree } from '../yaml/tree';
import { flag, nothing, oneOf, sharedFields } from './fields';

const macs = oneOf(
  ...[
    '01:00:00:00:00:01',
    '00:00:00:00:00:00',
    '02-00-00-00-00-01',
    '0200.0000.0001',
    '2:0:0:0:0:1',
  ],
  ...['02:00:00:00:00:00:00:01', '02:00:00:00:00', '02:00-00:00:00:01', 'x', ...nothing],
);
const plainMac = oneOf('02:00:00:00:00:01');
const mtu = field(
  'mtu',
  oneOf(0, 1500, 1400, 68),
  oneOf(67, 1279, 1280, -1, 65536, 1500.5, '1500', ...nothing),
);

const fieldsOfPtp: readonly Field[] = [
  flag('ipMasq'),
  field('ipMasqBackend', oneOf('iptables', 'nftables'), oneOf('nft', 'IPTables', ...nothing)),
  mtu,
];

/** The master is the one of the host: which others there are, files do not say. */
const fieldsOfMacvlan: readonly Field[] = [
  field('mode', oneOf('bridge', 'private', 'vepa', 'passthru'), oneOf('Bridge', 'l2', ...nothing)),
  field('mac', plainMac, macs),
  field('mtu', oneOf(0, 1500, 68), oneOf(67, -1, 1, 65537, '1500', ...nothing)),
  field('bcqueuelen', oneOf(1000, 0), oneOf(-1, 4294967295, 4294967296, 1.5, '1', ...nothing)),
  field('runtimeConfig', oneOf({}), oneOf({ mac: 'x' }, { mac: '02:00:00:00:00:02' }, ...nothing)),
];

const fieldsOfTap: readonly Field[] = [
  flag('multiQueue'),
  field('mac', plainMac, macs),
  field('mtu', oneOf(0, 1500, 68), oneOf(67, -1, 65521, 65522, '1500', ...nothing)),
  field('owner', oneOf(0, 1000), oneOf(-1, 4294967296, '0', null, true)),
  field('group', oneOf(0, 1000), oneOf(-1, 4294967296, '0', null, true)),
];

const bits = oneOf(
  ...[0, 1, 7, 8, 15, 16, 1000, 34359738352, 34359738360, 1e12, 1e18, 1e20],
  ...[-1, 1.5, '1000', null, {}],
);
const plainBits = oneOf(8000000, 1000000);
const limits = ['ingressRate', 'ingressBurst', 'egressRate', 'egressBurst'];

const fieldsOfBandwidth: readonly Field[] = [
  ...limits.map((name) => field(name, plainBits, bits)),
  field(
    'runtimeConfig',
    oneOf({}, { bandwidth: {} }, { bandwidth: { ingressRate: 1000000, ingressBurst: 1000000 } }),
    someOf({ ingressRate: bits, ingressBurst: bits, egressRate: bits }, []).map(
      (bandwidth): Tree => ({ bandwidth }),
    ),
  ),
];

/** Whether firewalld runs is known to the host. */
const fieldsOfFirewall: readonly Field[] = [
  field('backend', oneOf('iptables'), oneOf('nftables', 'Firewalld', ...nothing)),
  field(
    'iptablesAdminChainName',
    oneOf('ADMIN', 'a'.repeat(28)),
    oneOf(
      ...['a'.repeat(29), 'a b', '-a', '!a', 'a-', 'ACCEPT', 'accept', 'FORWARD', 'CNI-FORWARD'],
      ...['CNI-ADMIN', 'PREROUTING', 'DNAT', 'LOG', 'RETURN', 'REJECT', ...nothing],
    ),
  ),
  field('firewalldZone', oneOf('trusted'), oneOf(...nothing)),
  field(
    'ingressPolicy',
    oneOf('open', 'same-bridge', 'isolated'),
    oneOf('Open', 'closed', 'samebridge', ...nothing),
  ),
];

/** Of sysctls that every kernel has, with values that it takes. */
const fieldsOfTuning: readonly Field[] = [
  field(
    'sysctl',
    oneOf({ 'net.core.somaxconn': '500' }, { 'net.ipv4.conf.IFNAME.rp_filter': '2' }, {}),
    oneOf(
      ...[{ 'kernel.msgmax': '1' }, { 'net.core.somaxconn': 500 }, { 'net/core/somaxconn': '9' }],
      ...[{ net: '1' }, { '': '1' }, { '.net.core.somaxconn': '500' }, { 'vm.swappiness': '1' }],
      ...[{ 'Net.core.somaxconn': '500' }, { 'net.core.somaxconn': null }, ...nothing],
    ),
  ),
  field('mac', plainMac, macs),
  field('mtu', oneOf(0, 1500, 1400), oneOf(67, 68, -1, 65535, 65536, '1500', ...nothing)),
  flag('promisc'),
  flag('allmulti'),
  field('txQLen', oneOf(0, 1000), oneOf(-1, '1', ...nothing)),
  field(
    'args',
    oneOf({}, { cni: {} }),
    oneOf(
      ...[
        { cni: { mac: 'x' } },
        { cni: { mac: '' } },
        { cni: { mtu: 67 } },
        { cni: { mtu: 1400 } },
      ],
      ...[{ cni: { sysctl: { 'kernel.a': '1' } } }, { cni: { sysctl: {} } }, { cni: 'a' }],
      { cni: { sysctl: { 'net.core.somaxconn': '5' } } },
    ),
  ),
];

/** By the type of the plugin. */
export const otherPluginFields: Readonly<Record<string, readonly Field[]>> = {
  ptp: [...sharedFields, ...fieldsOfPtp],
  macvlan: [...sharedFields, ...fieldsOfMacvlan],
  tap: [...sharedFields, ...fieldsOfTap],
  bandwidth: [...sharedFields, ...fieldsOfBandwidth],
  firewall: [...sharedFields, ...fieldsOfFirewall],
  tuning: [...sharedFields, ...fieldsOfTuning],
  sbr: [...sharedFields, field('table', oneOf(100, 5), oneOf(0, -1, 1.5, '5', ...nothing))],
};
