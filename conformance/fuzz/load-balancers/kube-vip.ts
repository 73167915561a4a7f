import fc from 'fast-check';
import type { Tree, TreeMap } from '../yaml/tree';
import { listOf, service, varied } from './documents';
import { field } from './fields';

const RANGES = [
  ...['192.168.56.240-192.168.56.241', '192.168.56.240-192.168.56.240', 'fd00:56::1-fd00:56::2'],
  '192.168.56.254-192.168.57.1',
];
const CIDRS = ['192.168.56.240/31', '192.168.56.242/31', '192.168.56.255/32', 'fd00:56::/127'];
const ODD_ENTRIES = [
  ...['', ' ', '192.168.56.240', '192.168.56.9-192.168.56.8', '192.168.56.240 - 192.168.56.241'],
  ...['192.168.056.240/30', '192.168.56.241/30', '192.168.56.240/33', '192.0.0.0/08', 'a-b'],
  ...['192.168.56.1-fd00::1', '::ffff:192.168.56.1-::ffff:192.168.56.2', 'fe80::1%eth0/64', '-'],
  ...['1.2.3.4-1.2.3.5-1.2.3.6', '192.168.56.240/+30', 'fd00::/129', '0.0.0.0/32'],
];

const entries = (plain: readonly string[]): fc.Arbitrary<string> =>
  fc
    .uniqueArray(fc.constantFrom(...plain), { minLength: 1, maxLength: 3 })
    .map((list) => list.join());

const pool: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: entries(RANGES) },
  { weight: 4, arbitrary: entries(CIDRS) },
  { weight: 1, arbitrary: entries([...RANGES, ...CIDRS, ...ODD_ENTRIES]) },
  { weight: 1, arbitrary: fc.constantFrom('0.0.0.0/32', '') },
);

const data = fc.record(
  {
    'cidr-default': pool,
    'range-default': pool,
    'cidr-global': pool,
    'range-global': pool,
    'cidr-shop': fc.constant('10.9.8.0/24'),
    'search-order': fc.constantFrom('desc', 'asc', 'DESC'),
    'skip-end-ips-in-cidr': fc.constantFrom('true', 'True', 'false'),
    // Where addresses are shared the provider goes by chance.
    'allow-share-global': fc.constantFrom('false', 'yes', ''),
  },
  { requiredKeys: [] },
);

const WANTED: Tree[] = ['192.168.56.240', '192.168.56.241', '10.0.0.9', 'fd00:56::1'];

const FIELDS = [
  {
    path: ['metadata', 'annotations', 'kube-vip.io/loadbalancerIPs'],
    plain: fc.constantFrom(...WANTED),
    odd: fc.constantFrom<Tree[]>('', ' ', '10.0.0.9, fd00::9', 'web.lan', '10.0.0.9,', '010.0.0.9'),
  },
  field('loadBalancerIP', WANTED, ['', '192.168.56.253']),
  field('loadBalancerClass', ['example.com/other'], ['kube-vip.io/kube-vip-class']),
  field('ipFamilyPolicy', ['PreferDualStack', 'RequireDualStack'], ['SingleStack']),
  field('ipFamilies', [['IPv4'], ['IPv6']], [['IPv6', 'IPv4']]),
  field('ports', [[{ port: 80 }], [{ port: 81 }]], [[{ port: 80, protocol: 'UDP' }]]),
];

const configMap = (texts: TreeMap): TreeMap => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'kubevip' },
  data: texts,
});

/** Pools of kube-vip-cloud-provider, and Services that it gives addresses to. */
export const kubeVipFile: fc.Arbitrary<TreeMap[]> = fc
  .tuple(
    fc.tuple(data.map((texts) => configMap({ ...texts }))),
    listOf(varied(service('web'), FIELDS, 15, 3), 9),
    listOf(varied(service('shop'), FIELDS, 15, 3), 6),
    listOf(varied(service('third'), FIELDS, 15, 3), 4),
  )
  .map((lists) => lists.flat());
