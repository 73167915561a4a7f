import fc from 'fast-check';
import { type Field, field, someOf } from '../kubeadm/field';
import { oddAddress, oddCidr } from '../values/addresses';
import type { Tree } from '../yaml/tree';

const oneOf = (...values: Tree[]): fc.Arbitrary<Tree> => fc.constantFrom(...values);

const SUBNETS = ['10.244.1.0/24', '10.244.2.0/30', '10.244.1.0/25', 'fd00:10:244:1::/64'];
const BORDERS = [
  ...['10.244.1.0/29', '10.244.1.0/31', '10.244.1.0/32', '10.244.1.0/0', '0.0.0.0/0', '10.0.0.0/7'],
  ...['fd00:10:244:1::/126', 'fd00:10:244:1::/127', 'fd00:10:244:1::/128', '::/0', 'fe80::/64'],
  ...['10.244.1.5/24', 'fd00:10:244:1::5/64', '127.0.0.0/8', '224.0.0.0/24', '169.254.0.0/16'],
  ...['::ffff:10.244.1.0/120', '10.244.001.0/24', '10.244.1.0', 'FD00:10:244:1::/64'],
];
const ADDRESSES = [
  ...['10.244.1.1', '10.244.1.2', '10.244.1.10', '10.244.1.254', '10.244.1.0', '10.244.1.255'],
  ...['10.244.1.127', '10.244.1.128', '10.244.2.1', '10.244.2.2', '10.244.2.3', '10.244.3.1'],
  ...['fd00:10:244:1::', 'fd00:10:244:1::1', 'fd00:10:244:1::ffff', 'fd00:10:244:2::1', ''],
];

const subnet = fc.constantFrom<Tree[]>(...SUBNETS);
const oddSubnet = fc.oneof(
  { weight: 4, arbitrary: oneOf(...BORDERS) },
  { weight: 1, arbitrary: oddCidr },
  { weight: 1, arbitrary: oneOf('', null, 1, {}) },
);
const anAddress = fc.oneof(
  { weight: 6, arbitrary: oneOf(...ADDRESSES) },
  { weight: 1, arbitrary: oddAddress },
  { weight: 1, arbitrary: oneOf(null, 1, []) },
);

const plainRange: fc.Arbitrary<Tree> = subnet.map((value) => ({ subnet: value }));
const oddRange = someOf(
  {
    subnet: fc.oneof({ weight: 3, arbitrary: subnet }, oddSubnet),
    rangeStart: anAddress,
    rangeEnd: anAddress,
    gateway: anAddress,
  },
  [],
);
const rangeSet = fc.array(fc.oneof(plainRange, oddRange), { minLength: 1, maxLength: 2 });

const plainRoute: fc.Arbitrary<Tree> = oneOf({ dst: '0.0.0.0/0' }, { dst: '10.0.0.0/8' });
const oddRoute = someOf(
  {
    dst: fc.oneof({ weight: 2, arbitrary: oneOf('0.0.0.0/0', '::/0', '192.0.2.0/24') }, oddSubnet),
    gw: anAddress,
    mtu: oneOf(1400, 0, -1, 67, 68, 65536, '1400'),
    advmss: oneOf(1360, 0, -1, 65536),
    priority: oneOf(100, 0, -1, 4294967296),
    table: oneOf(254, 0, -1, 1000),
    scope: oneOf(0, 253, 254, 255, 256, -1, '0'),
  },
  ['dst'],
);

/** Of `ipam` with the type host-local. */
export const ipamFields: readonly Field[] = [
  field(
    'ipam.ranges',
    fc.array(plainRange, { minLength: 1, maxLength: 1 }).map((set) => [set]),
    fc.oneof(
      { weight: 8, arbitrary: fc.array(rangeSet, { minLength: 1, maxLength: 2 }) },
      oneOf(null, [], [[]], [null], {}, [{ subnet: '10.244.1.0/24' }], 'a'),
    ),
  ),
  field('ipam.subnet', subnet, oddSubnet),
  field('ipam.rangeStart', oneOf(null), anAddress),
  field('ipam.rangeEnd', oneOf(null), anAddress),
  field('ipam.gateway', oneOf(null), anAddress),
  field(
    'ipam.routes',
    plainRoute.map((route) => [route]),
    fc.oneof(
      { weight: 6, arbitrary: fc.array(oddRoute, { minLength: 1, maxLength: 2 }) },
      oneOf(null, [], [null], [{}], {}, [{ dst: '' }], [{ gw: '10.244.1.1' }]),
    ),
  ),
  field('ipam.dataDir', oneOf('/run/cni'), oneOf('', 'relative', null, 1)),
  field('ipam.resolvConf', oneOf(null), oneOf('', 1, null, [])),
  field('ipam.type', oneOf('host-local'), oneOf('', null, 1, 'a/b')),
  field('ipam', oneOf({ type: 'host-local', subnet: '10.244.1.0/24' }), oneOf(null, {}, [], 'a')),
];
