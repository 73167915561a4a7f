import type { Field } from '../kubeadm/field';
import { choice } from './table-fields';

const LISTENERS = [
  ...[
    '',
    '::',
    '[::]:10300',
    '0.0.0.0',
    '0.0.0.0:0',
    '0.0.0.0:65536',
    '0.0.0.0:+10300',
    '0.0.0.0:010300',
  ],
  ...[
    ':10300',
    'localhost:10300',
    '127.0.0.1:http',
    '[127.0.0.1]:10300',
    '010.0.0.1:10300',
    '127.0.0.1:',
    'x',
  ],
  ...[
    'fe80::1%lo:10300',
    '[::1',
    '::1:10300',
    ' 127.0.0.1:10300',
    '127.0.0.1:10300 ',
    '127.0.0.1:-1',
    '127.0.0.1:65535',
  ],
  ...['127.0.0.1:1_0', '127.0.0.1:10249', '127.0.0.1:10256'],
];
const CIDRS = [
  ...[
    '',
    '10.244.0.0',
    '10.244.0.1/16',
    '10.244.0.0/33',
    '010.244.0.0/16',
    '0.0.0.0/0',
    '::/0',
    'x',
    '10.0.0.0/08',
  ],
  ...[
    '10.244.0.0/16,fd00::/48',
    'fd00::/48,10.244.0.0/16',
    '10.244.0.0/16,10.0.0.0/8',
    '10.244.0.0/16,',
  ],
  ...[
    '10.244.0.0/16, fd00::/48',
    ' 10.244.0.0/16',
    '::ffff:10.0.0.0/104',
    '10.244.0.0/16,fd00::/48,10.0.0.0/8',
    'fd00::/129',
  ],
];
const DURATIONS = [
  '0s',
  '-1s',
  '1s',
  '500ms',
  '999ms',
  '1ns',
  '29s',
  '30s',
  '31s',
  '1h',
  '-0s',
  '1h1m',
  '',
];

const syncs = (section: string): Field[] => [
  choice(`${section}.syncPeriod`, ['30s', '1m'], DURATIONS),
  choice(`${section}.minSyncPeriod`, ['1s', '5s'], DURATIONS),
];
const bit = (path: string): Field => choice(path, [0, 14, 31], [-1, 32, 1, null]);

/** Settings of which the type does not say what kube-proxy takes. */
export const kubeProxyFields: readonly Field[] = [
  choice(
    'bindAddress',
    ['0.0.0.0', '127.0.0.1', '192.0.2.10'],
    [
      '',
      '::',
      '::1',
      'x',
      '010.0.0.1',
      '0.0.0.0:80',
      '[::]',
      '::ffff:1.2.3.4',
      ' 0.0.0.0',
      '2001:db8::10',
    ],
  ),
  choice('healthzBindAddress', ['0.0.0.0:10256', '127.0.0.1:10300'], LISTENERS),
  choice('metricsBindAddress', ['127.0.0.1:10249', '127.0.0.1'], LISTENERS),
  choice('clusterCIDR', ['10.244.0.0/16', 'fd00::/48'], CIDRS),
  choice(
    'detectLocalMode',
    ['ClusterCIDR', 'NodeCIDR'],
    ['', 'BridgeInterface', 'InterfaceNamePrefix', 'clusterCIDR', 'LocalNodeCIDR', 'x'],
  ),
  choice(
    'detectLocal',
    [{ bridgeInterface: 'cni0', interfaceNamePrefix: 'veth' }],
    [
      { bridgeInterface: '' },
      { interfaceNamePrefix: 'a'.repeat(16) },
      { bridgeInterface: 'cni0' },
      { interfaceNamePrefix: 'veth' },
      {},
      null,
    ],
  ),
  choice(
    'mode',
    ['iptables', 'nftables', 'ipvs'],
    ['', 'IPTables', 'userspace', 'kernelspace', 'Nftables', 'x', ' iptables'],
  ),
  choice(
    'nodePortAddresses',
    [[], ['10.0.0.0/8']],
    [
      ...[
        ['primary'],
        ['primary', 'primary'],
        ['primary', '10.0.0.0/8'],
        ['10.0.0.0/8', 'primary'],
        ['all'],
        ['localhost'],
        ['Primary'],
      ],
      ...[
        ['10.0.0.1'],
        ['x'],
        [''],
        ['10.0.0.0/8', '10.0.0.0/8'],
        ['10.0.0.1/8'],
        ['fd00::/8', '10.0.0.0/8'],
        [null],
        ['0.0.0.0/0'],
        ['::1/128'],
        ['all', 'localhost'],
      ],
    ],
  ),
  choice(
    'portRange',
    [''],
    ['30000-32767', '1-65535', '0-0', '65535+1', 'x', '2-1', '80', '10+5', ' 80'],
  ),
  choice('oomScoreAdj', [-999, 0, 1000], [-1000, -1001, 1001]),
  choice('hostnameOverride', ['conformance-node'], ['', 'A', ' ', 'other']),
  choice('showHiddenMetricsForVersion', [''], ['1.29', '1.32', '1.35', '1.36', '1', 'x', 'v1.35']),
  choice('clientConnection.burst', [10, 0], [-1, 1, 2147483647]),
  choice('clientConnection.qps', [5, 0.5], [-1, 0, 1e30]),
  choice(
    'clientConnection.contentType',
    ['application/json'],
    ['', 'x', 'application/vnd.kubernetes.protobuf'],
  ),
  choice('clientConnection.acceptContentTypes', ['application/json'], ['', 'x']),
  choice('configSyncPeriod', ['15m', '1s'], DURATIONS),
  ...['iptables', 'ipvs', 'nftables'].flatMap(syncs),
  bit('iptables.masqueradeBit'),
  bit('nftables.masqueradeBit'),
  choice('ipvs.scheduler', ['rr', 'lc'], ['', 'x', 'RR', 'mh']),
  choice(
    'ipvs.excludeCIDRs',
    [[], ['10.0.0.0/8']],
    [['x'], [''], ['10.0.0.1'], ['10.0.0.1/8', 'fd00::/8'], [null]],
  ),
  ...['tcpTimeout', 'tcpFinTimeout', 'udpTimeout'].map((name) =>
    choice(`ipvs.${name}`, ['0s', '1m'], DURATIONS),
  ),
  // A larger table is the kernel's to refuse.
  choice('conntrack.maxPerCore', [0], [-1, 1, null]),
  choice('conntrack.min', [0], [-1, 1, null]),
  ...['tcpEstablishedTimeout', 'tcpCloseWaitTimeout', 'udpTimeout', 'udpStreamTimeout'].map(
    (name) => choice(`conntrack.${name}`, ['0s'], ['-1s', '1s', '24h', '500ms', '1ns', '']),
  ),
  choice('logging.format', ['text', 'json'], ['', 'JSON', 'xml']),
  choice(
    'logging.vmodule',
    [[{ filePattern: 'a*', verbosity: 2 }]],
    [
      [],
      [{}],
      [{ filePattern: 'a=b', verbosity: 1 }],
      [{ filePattern: 'a', verbosity: 2147483648 }],
    ],
  ),
];

/** Files, and other systems. */
export const KUBE_PROXY_LEFT_OUT: ReadonlySet<string> = new Set([
  ...['apiVersion', 'kind', 'clientConnection.kubeconfig', 'featureGates', 'windowsRunAsService'],
]);
