import fc from 'fast-check';
import type { Field } from '../kubeadm/field';
import type { Tree } from '../yaml/tree';

export const field = (name: string, plain: Tree[], odd: Tree[]): Field => ({
  path: ['spec', ...name.split('.')],
  plain: fc.constantFrom(...plain),
  odd: fc.constantFrom(...odd),
});

const NO_TYPE: Tree[] = [null, 'text', 7, 7.5, true, [], [null], {}];

const numbers = (name: string, least: number, most: number): Field =>
  field(name, [least, most], [least - 1, most + 1, 0, -1, `${least}`, ...NO_TYPE]);

const flags = (name: string): Field => field(name, [true, false], ['true', 1, ...NO_TYPE]);

const SELECTORS: Tree[] = [
  [{ matchLabels: { zone: 'a' } }],
  [{ matchExpressions: [{ key: 'zone', operator: 'Exists' }] }],
  [{ matchExpressions: [{ key: 'zone', operator: 'In', values: ['a', 'b'] }] }],
];
const ODD_SELECTORS: Tree[] = [
  [{}],
  [{ matchLabels: { zone: 'a' } }, { matchLabels: { zone: 'a' } }],
  [{ matchLabels: { 'zone a': 'a' } }],
  [{ matchLabels: { zone: 'a b' } }],
  [{ matchLabels: { zone: 1 } }],
  [{ matchExpressions: [{ key: 'zone', operator: 'In' }] }],
  [{ matchExpressions: [{ key: 'zone', operator: 'NotIn', values: ['a', 'a'] }] }],
  [{ matchExpressions: [{ key: 'zone', operator: 'DoesNotExist', values: ['a'] }] }],
  [{ matchExpressions: [{ key: '', operator: 'Exists' }] }],
  [{ matchExpressions: [{ operator: 'Exists' }] }],
  [{ matchExpressions: [{ key: 'zone', operator: 'Gt', values: ['1'] }] }],
  ...NO_TYPE,
];
const selectors = (name: string): Field => field(name, SELECTORS, ODD_SELECTORS);

const NAMES: Tree[] = [['lab'], ['lan'], ['lab', 'lan']];
const ODD_NAMES: Tree[] = [['lab', 'lab'], ['other'], [''], [1], ...NO_TYPE];
const names = (name: string): Field => field(name, NAMES, ODD_NAMES);

export const RANGES: Tree[] = [
  '192.168.56.240/30',
  '192.168.56.240-192.168.56.243',
  '192.168.57.8/31',
  '192.168.58.1-192.168.58.6',
  'fd00:56::/126',
  'fd00:57::1-fd00:57::3',
];
const ODD_RANGES: Tree[] = [
  ...['192.168.56.240', '192.168.56.243-192.168.56.240', '192.168.56.240-243', ''],
  ...[
    '192.168.56.241/30',
    '192.168.56.240/33',
    ' 192.168.56.240/30',
    '192.168.56.240 - 192.168.56.243',
  ],
  ...['192.168.056.240/30', '192.168.56.0/24', '192.168.56.255/32', '192.168.56.240-fd00:56::1'],
  ...['::ffff:192.168.56.240-192.168.56.243', 'fd00:56::/129', 'fd00:56::%eth0/126', '-', 'a-b'],
];

export const addresses: Field = {
  path: ['spec', 'addresses'],
  plain: fc.uniqueArray(fc.constantFrom(...RANGES), { minLength: 1, maxLength: 3 }),
  odd: fc.oneof(
    fc.array(fc.constantFrom(...RANGES, ...ODD_RANGES), { maxLength: 3 }),
    fc.constantFrom<Tree[]>(...NO_TYPE),
  ),
};

export const POOL_FIELDS: readonly Field[] = [
  addresses,
  flags('autoAssign'),
  flags('avoidBuggyIPs'),
  field(
    'serviceAllocation',
    [{ priority: 10 }, { namespaces: ['default'] }],
    [
      ...[{ namespaces: ['shop'] }, { namespaces: ['default', 'default'] }, { namespaces: [] }],
      ...[{ priority: -1 }, { priority: 0 }, { priority: '1' }, { serviceSelectors: [{}] }],
      ...[
        { serviceSelectors: [{ matchLabels: { app: 'web' } }] },
        { namespaces: ['default'], serviceSelectors: [{ matchLabels: { app: 'shop' } }] },
        { serviceSelectors: [{ matchLabels: { app: 'a b' } }] },
      ],
      ...NO_TYPE,
    ],
  ),
];

export const L2_FIELDS: readonly Field[] = [
  names('ipAddressPools'),
  selectors('ipAddressPoolSelectors'),
  selectors('nodeSelectors'),
  selectors('serviceSelectors'),
  field('interfaces', [['eth1'], []], [['eth1', 'eth1'], [''], ...NO_TYPE]),
  field(
    'preferredNodeSelectors',
    [[{ weight: 1, preference: {} }]],
    [
      [{ weight: 0, preference: {} }],
      [{ weight: 101, preference: {} }],
      [{ weight: 1 }],
      [{ preference: { matchLabels: { zone: 'a b' } }, weight: 1 }],
      ...NO_TYPE,
    ],
  ),
];

export const BGP_FIELDS: readonly Field[] = [
  ...L2_FIELDS.slice(0, 4),
  field('aggregationLength', [32, 30], [0, 24, 31, 33, ...NO_TYPE]),
  field('aggregationLengthV6', [128, 126], [-1, 64, 127, 129, ...NO_TYPE]),
  field('localPref', [0, 100], [-1, 4294967295, ...NO_TYPE]),
  field('asPathPrepend', [1, 10], [0, 11, ...NO_TYPE]),
  field(
    'communities',
    [['64500:1'], ['ours'], ['large:1:2:3']],
    [
      ...[['65536:1'], ['1:2:3'], ['theirs'], ['large:1:2'], ['small:1:2:3'], ['1:1', '1:1']],
      ...[['+1:1'], [''], [':'], ['1:-1'], ['large:4294967296:1:1']],
      ...NO_TYPE,
    ],
  ),
  field('peers', [['lab'], []], [['lab', 'lab'], ['other'], ...NO_TYPE]),
];

export const PEER_FIELDS: readonly Field[] = [
  numbers('myASN', 1, 4294967295),
  numbers('peerASN', 1, 4294967295),
  field('dynamicASN', ['internal', 'external'], ['', 'auto', 'Internal', ...NO_TYPE]),
  field(
    'peerAddress',
    ['10.0.0.2', 'fd00::2'],
    ['', 'tor1', '010.0.0.1', '10.0.0.1/24', 'fe80::1%eth0', ...NO_TYPE],
  ),
  field('interface', ['eth1'], ['', ...NO_TYPE]),
  numbers('peerPort', 1, 16384),
  field(
    'holdTime',
    ['90s', '3s', '0s'],
    ['2s', '2999ms', '900ms', '-3s', '3', '', '1h', '1d', '1.5m', ...NO_TYPE],
  ),
  field('keepaliveTime', ['30s', '1s'], ['0s', '999ms', '100s', '-1s', '', 'soon', ...NO_TYPE]),
  field(
    'connectTime',
    ['10s', '1s', '65535s'],
    ['0s', '1500ms', '65536s', '1m0.5s', '1000001us', '', 'soon', ...NO_TYPE],
  ),
  field('routerID', ['10.0.0.9'], ['one', '', '10.0.0', ...NO_TYPE]),
  field('sourceAddress', ['10.0.0.9'], ['one', '', ...NO_TYPE]),
  field('password', ['example'], ['', ...NO_TYPE]),
  field('passwordSecret', [{ name: 'tor' }], [{}, { name: '' }, { name: 1 }, ...NO_TYPE]),
  field('bfdProfile', ['lab'], ['other', '', ...NO_TYPE]),
  flags('ebgpMultiHop'),
  selectors('nodeSelectors'),
];

export const BFD_FIELDS: readonly Field[] = [
  numbers('receiveInterval', 10, 60000),
  numbers('detectMultiplier', 2, 255),
  numbers('minimumTtl', 1, 254),
  flags('echoMode'),
];

export const COMMUNITY_FIELDS: readonly Field[] = [
  field(
    'communities',
    [[{ name: 'ours', value: '64500:1' }], []],
    [
      [
        { name: 'ours', value: '64500:1' },
        { name: 'ours', value: '64500:2' },
      ],
      ...['1', '1:2:3', '65536:1', '', 'large:1:2:3'].map((value) => [{ name: 'ours', value }]),
      [{ name: 'ours' }],
      [{ value: '1:1' }],
      [{}],
      ...NO_TYPE,
    ],
  ),
];

const annotation = (name: string, plain: Tree[], odd: Tree[]): Field => ({
  path: ['metadata', 'annotations', `metallb.io/${name}`],
  plain: fc.constantFrom(...plain),
  odd: fc.constantFrom(...odd),
});

const WANTED: Tree[] = ['192.168.56.240', '192.168.56.241', '192.168.57.9', 'fd00:56::1'];
const ODD_WANTED: Tree[] = [
  ...[
    '192.168.56.239',
    '',
    ',',
    '192.168.56.240,',
    ' 192.168.56.241 ',
    'web.lan',
    '192.168.056.240',
  ],
  ...['192.168.56.240,fd00:56::1', 'fd00:57::1, 192.168.57.8', '192.168.56.240,192.168.56.241'],
  ...['192.168.56.240,fd00:56::1,::', '::ffff:192.168.56.240'],
];

export const SERVICE_FIELDS: readonly Field[] = [
  annotation('loadBalancerIPs', WANTED, ODD_WANTED),
  annotation('address-pool', ['lab', 'lan'], ['other', '', 'LAB']),
  annotation('allow-shared-ip', ['key'], ['other', '']),
  field('loadBalancerIP', WANTED, ['', '192.168.56.239']),
  field('loadBalancerClass', ['example.com/other'], ['metallb.io/metallb']),
  field('ipFamilyPolicy', ['PreferDualStack', 'RequireDualStack'], ['SingleStack']),
  field('ipFamilies', [['IPv4'], ['IPv6']], [['IPv6', 'IPv4']]),
  field('externalTrafficPolicy', ['Local'], ['Cluster']),
  field('ports', [[{ port: 80 }], [{ port: 81 }]], [[{ port: 80, protocol: 'UDP' }]]),
  { path: ['metadata', 'labels', 'app'], plain: fc.constant('web'), odd: fc.constant('shop') },
];
