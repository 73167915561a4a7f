import fc from 'fast-check';

const PLAIN_OCTETS = ['0', '1', '10', '96', '192', '244', '255'];
const ODD_OCTETS = [
  '00',
  '010',
  '256',
  '-1',
  '',
  '0x1',
  '+1',
  ' 1',
  '127',
  '128',
  '169',
  '224',
  '240',
];

export const plainAddress = fc.constantFrom(
  ...['192.0.2.10', '192.0.2.11', '10.0.0.1', '172.16.0.7', '203.0.113.254'],
  ...['2001:db8::10', 'fd00::1', 'fd00:10:96::a'],
);

const ipv4 = fc
  .array(fc.constantFrom(...PLAIN_OCTETS, ...PLAIN_OCTETS, ...ODD_OCTETS), {
    minLength: 4,
    maxLength: 4,
  })
  .map((octets) => octets.join('.'));

/** Unspecified, loopback, link-local, multicast, reserved; and spellings of which readers differ. */
export const oddAddress = fc.oneof(
  fc.constantFrom(
    ...['0.0.0.0', '127.0.0.1', '127.1.2.3', '169.254.1.1', '224.0.0.1', '239.1.2.3', '240.0.0.1'],
    ...['255.255.255.255', '0.0.0.1', '010.0.0.1', '1.2.3', '1.2.3.4.5', '10.0.0.1 ', ' 10.0.0.1'],
    ...['0x7f.0.0.1', '3232235777', '10.0.0.01', '10.0.0.1/24', '10.0.0.1:6443', 'localhost'],
    ...['::', '::1', 'fe80::1', 'ff02::1', 'fec0::1', '::ffff:192.0.2.10', '::192.0.2.10'],
    ...['fe80::1%eth0', '[fd00::1]', 'FD00::A', 'fd00:0:0:0:0:0:0:1', '1:2:3:4:5:6:7:8:9'],
    ...['fd00::1::', '2001:db8::192.0.2.10', '2001:db8::010.0.2.10', '0:0:0:0:0:0:0:0', '::00001'],
    ...['', ' ', ':::', '1::2::3', '2001:db8:::1', '2001:db8::g'],
  ),
  ipv4,
);

export const address = fc.oneof({ weight: 2, arbitrary: plainAddress }, oddAddress);

const IPV4_MASKS = [0, 1, 2, 7, 8, 9, 11, 12, 13, 16, 20, 23, 24, 25, 27, 28, 29, 30, 31, 32];
const IPV6_MASKS = [
  0, 1, 2, 3, 47, 48, 49, 56, 63, 64, 65, 80, 107, 108, 109, 112, 123, 124, 125, 128,
];
const IPV4_NETWORKS = [
  '10.96.0.0',
  '10.244.0.0',
  '172.16.0.0',
  '192.168.0.0',
  '10.0.0.1',
  '0.0.0.0',
];
const IPV6_NETWORKS = ['fd00:10:96::', 'fd00:10:244::', '2001:db8::', '::', 'fec0::', 'fd00::1'];

const join = ([network, mask]: [string, unknown]): string => `${network}/${mask}`;

export const ipv4Cidr = fc
  .tuple(fc.constantFrom(...IPV4_NETWORKS), fc.constantFrom(...IPV4_MASKS))
  .map(join);
export const ipv6Cidr = fc
  .tuple(fc.constantFrom(...IPV6_NETWORKS), fc.constantFrom(...IPV6_MASKS))
  .map(join);

const ODD_MASKS = [
  '',
  '-1',
  '+24',
  '024',
  '0024',
  '33',
  '129',
  '0x18',
  '24 ',
  ' 24',
  '24.0',
  '1e1',
  'a',
];

export const oddCidr = fc.oneof(
  fc.tuple(oddAddress, fc.constantFrom(16, 24, 64, 112)).map(join),
  fc.tuple(plainAddress, fc.constantFrom(...ODD_MASKS)).map(join),
  fc.constantFrom(
    ...['10.096.0.0/012', '::ffff:10.96.0.0/112', '::ffff:10.244.0.0/16', '10.96.0.0/12/12', '/12'],
    ...['10.96.0.0', 'fd00::', '10.96.0.0/255.240.0.0', '10.96/12', '10.96.0.0/12.', 'fd00::%1/64'],
  ),
);

export const cidr = fc.oneof(
  { weight: 4, arbitrary: ipv4Cidr },
  { weight: 3, arbitrary: ipv6Cidr },
  { weight: 2, arbitrary: oddCidr },
);

/** One range, pairs of families in both orders or of one, too many, and odd separators. */
export const cidrList = fc.oneof(
  { weight: 6, arbitrary: cidr },
  {
    weight: 6,
    arbitrary: fc
      .tuple(ipv4Cidr, ipv6Cidr, fc.boolean())
      .map(([v4, v6, isFlipped]) => (isFlipped ? `${v6},${v4}` : `${v4},${v6}`)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(cidr, fc.constantFrom(',', ', ', ' ,', ';', ' ', ',,'), cidr)
      .map((parts) => parts.join('')),
  },
  {
    weight: 1,
    arbitrary: fc.array(cidr, { minLength: 3, maxLength: 4 }).map((all) => all.join()),
  },
  { weight: 1, arbitrary: cidr.map((one) => `${one},`) },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', ',') },
);
