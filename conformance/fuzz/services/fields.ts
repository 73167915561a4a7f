import fc from 'fast-check';
import { type Field, field, listOf } from '../kubeadm/field';
import { address, cidr } from '../values/addresses';
import { oddName } from '../values/names';
import type { Tree } from '../yaml/tree';
import { clusterIp, plainClusterIp, plainIpv4, plainIpv6 } from './addresses';
import { plainNodePort } from './ports';

const oneOf = (...values: Tree[]): fc.Arbitrary<Tree> => fc.constantFrom(...values);
const nothing: Tree[] = ['', null, 1, true, [], {}];

const families = oneOf(['IPv4'], ['IPv6'], ['IPv4', 'IPv6'], ['IPv6', 'IPv4']);
const oddFamilies = oneOf(
  ...[['IPv4', 'IPv4'], ['IPv4', 'IPv6', 'IPv4'], ['ipv4'], [''], [null], ['IPv5'], [4]],
  ...nothing,
);

const clusterIps = fc.oneof(
  plainIpv4.map((one) => [one]),
  plainIpv6.map((one) => [one]),
  fc.tuple(plainIpv4, plainIpv6),
  fc.tuple(plainIpv6, plainIpv4),
);

const timeout = (seconds: Tree): Tree => ({ clientIP: { timeoutSeconds: seconds } });

/** Fields of any Service. */
export const anyTypeFields: readonly Field[] = [
  field('spec.sessionAffinity', oneOf('ClientIP', 'None'), oneOf('client', 'clientIP', ...nothing)),
  field(
    'spec.sessionAffinityConfig',
    oneOf(...[1, 10800, 86400].map(timeout), {}, null, { clientIP: null }, { clientIP: {} }),
    oneOf(...[0, -1, 86401, 2147483648, '10', null].map(timeout), ...nothing, { clientIP: 1 }),
  ),
  field('spec.internalTrafficPolicy', oneOf('Cluster', 'Local'), oneOf('local', ...nothing)),
  field('spec.publishNotReadyAddresses', oneOf(true, false), oneOf('true', ...nothing)),
  field(
    'spec.trafficDistribution',
    oneOf('PreferClose'),
    oneOf('PreferSameZone', 'PreferSameNode', 'preferClose', 'Auto', ...nothing),
  ),
  field('spec.selector', oneOf({ app: 'web' }, {}, null), oneOf(null, [], 'app')),
  field('spec.loadBalancerIP', oneOf('203.0.113.7', 'x', ''), oneOf(null, 1, [])),
  field('spec.externalIPs', oneOf(['203.0.113.7'], ['2001:db8::7'], []), listOf(address, address)),
  field('status', oneOf({ loadBalancer: {} }, null), oneOf(...nothing, { loadBalancer: 1 })),
];

/** Fields of Services that have an address. */
export const addressFields: readonly Field[] = [
  field('spec.clusterIP', plainClusterIp, fc.oneof(clusterIp, oneOf(...nothing, 'None'))),
  field('spec.clusterIPs', clusterIps, listOf(clusterIp, clusterIp)),
  field('spec.ipFamilies', families, oddFamilies),
  field(
    'spec.ipFamilyPolicy',
    oneOf('SingleStack', 'PreferDualStack'),
    oneOf('RequireDualStack', 'singleStack', 'DualStack', ...nothing),
  ),
];

/** Fields of Services that nodes answer for. */
export const nodePortFields: readonly Field[] = [
  field('spec.externalTrafficPolicy', oneOf('Cluster', 'Local'), oneOf('local', ...nothing)),
];

export const loadBalancerFields: readonly Field[] = [
  field(
    'spec.loadBalancerClass',
    oneOf('example.com/lb', 'lb'),
    oneOf('a/b/c', 'A.b/c', '-', 'a b', ...nothing),
  ),
  field(
    'spec.loadBalancerSourceRanges',
    oneOf(['203.0.113.0/24'], ['2001:db8::/32', '0.0.0.0/0'], [' 10.0.0.0/8 '], []),
    listOf(cidr, fc.oneof(cidr, address)),
  ),
  field('spec.allocateLoadBalancerNodePorts', oneOf(true, false), oneOf('false', ...nothing)),
  field(
    'spec.healthCheckNodePort',
    plainNodePort,
    oneOf(0, -1, 29999, 32768, 30004, 65536, 2147483648, ...nothing),
  ),
];

export const externalNameFields: readonly Field[] = [
  field(
    'spec.externalName',
    oneOf('db.example.com', 'db.example.com.', 'localhost', '1.2.3.4', 'a'),
    fc.oneof(oddName, oneOf(...nothing, 'http://a', 'a/b')),
  ),
];

/** All fields of `spec` whose values kube-apiserver looks at, whatever the type. */
export const specFields: readonly Field[] = [
  ...[...anyTypeFields, ...addressFields, ...nodePortFields],
  ...[...loadBalancerFields, ...externalNameFields],
];
