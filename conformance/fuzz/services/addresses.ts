import fc from 'fast-check';
import { oddAddress } from '../values/addresses';

/** In the ranges of all profiles. */
const IPV4 = ['10.96.0.5', '10.96.0.11', '10.96.0.14'];
const IPV6 = ['fd00:10:96::50', 'fd00:10:96::ffff', 'fd00:10:96::5'];

/** Network, API server, DNS, broadcast, both sides of each end; and other spellings. */
const ODD_IPV4 = [
  ...['10.96.0.0', '10.96.0.1', '10.96.0.10', '10.96.0.15', '10.96.0.16', '10.96.1.0'],
  ...['10.96.255.254', '10.96.255.255', '10.97.0.0', '10.95.255.255', '10.96.0.05', '10.96.0.5 '],
];
const ODD_IPV6 = [
  ...['fd00:10:96::', 'fd00:10:96::1', 'fd00:10:96::a', 'fd00:10:96::1:0', 'fd00:10:95:ffff::'],
  ...['FD00:10:96::50', 'fd00:10:96:0:0:0:0:50', 'fd00:10:96::0050', '::ffff:10.96.0.5'],
];

export const plainIpv4 = fc.constantFrom(...IPV4);
export const plainIpv6 = fc.constantFrom(...IPV6);
export const plainClusterIp = fc.oneof(plainIpv4, plainIpv6);

const oddClusterIp = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ODD_IPV4, ...ODD_IPV6) },
  { weight: 1, arbitrary: oddAddress },
  { weight: 1, arbitrary: fc.constantFrom('None', 'none', '', 'null', '10.96.0.0/24') },
);

export const clusterIp = fc.oneof({ weight: 2, arbitrary: plainClusterIp }, oddClusterIp);
