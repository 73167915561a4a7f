import type { Field } from '../kubeadm/field';
import type { Tree } from '../yaml/tree';
import { choice } from './table-fields';

const each = (texts: readonly Tree[]): Tree[] => texts.map((text) => [text]);
const under = (key: string, texts: readonly Tree[]): Tree[] =>
  texts.map((text) => ({ [key]: text }));

const ADDRESSES = [
  '',
  '::',
  '::1',
  'localhost',
  '010.0.0.1',
  '1.2.3',
  '0.0.0.0:80',
  ' 0.0.0.0',
  '[::]',
  '::ffff:0.0.0.0',
  'x',
];
const QUANTITIES = [
  '',
  '0',
  '-1',
  '1.5',
  'x',
  '1ki',
  ' 1',
  '0x1',
  '1e3',
  '.',
  '10%',
  '+1',
  '1Ei',
  null,
];
const THRESHOLDS = [
  ...[
    '',
    '0',
    '0%',
    '100%',
    '101%',
    '-1',
    '-1%',
    '10',
    '1.5Gi',
    'x',
    '10 %',
    '.5%',
    '1e1%',
    '10%%',
    ' 10%',
    'nan%',
  ],
  ...['+10%', '0x1p2%', '1Mi%', '100Mi ', '%', null],
];
const PERIODS = ['1m', '', '0', '0s', '-1s', '1', '1d', 'x', null];
const SUITES = ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'];

const thresholds = (path: string, values: readonly Tree[]): Field[] => [
  choice(
    path,
    [{ 'memory.available': '100Mi' }, { 'nodefs.available': '5%', 'imagefs.available': '10%' }],
    [
      ...under('memory.available', values),
      ...under('nodefs.available', values),
      ...[
        'pid.available',
        'allocatableMemory.available',
        'containerfs.available',
        'Memory.available',
        'x',
        '',
      ].map((signal) => ({ [signal]: '10%' })),
      { 'nodefs.inodesFree': '5%', 'imagefs.inodesFree': '5%' },
      { 'imagefs.available': '10%' },
      {},
      null,
    ],
  ),
];

/** Settings of which the type does not say what the kubelet takes. */
export const kubeletFields: readonly Field[] = [
  choice('address', ['0.0.0.0', '127.0.0.1'], ADDRESSES),
  choice('healthzBindAddress', ['127.0.0.1', '0.0.0.0'], ADDRESSES),
  choice('port', [10250, 10350], [0, -1, 1, 65535, 65536, 10248, 10255]),
  choice('readOnlyPort', [0, 10255], [-1, 1, 65535, 65536, 10250, 10248]),
  choice('healthzPort', [10248, 0], [-1, 1, 65535, 65536, 10250, 10255]),
  choice(
    'authorization.mode',
    ['Webhook', 'AlwaysAllow'],
    ['', 'webhook', 'RBAC', 'AlwaysDeny', ' Webhook'],
  ),
  choice('cgroupDriver', ['cgroupfs'], ['', 'cgroups']),
  choice(
    'clusterDNS',
    [['10.96.0.10']],
    [[], ['x'], [''], ['10.96.0.10', 'fd00::a'], ['010.0.0.1'], ['[::1]'], [null]],
  ),
  choice('clusterDomain', ['cluster.local'], ['', 'A', 'a b', '.', 'a..b', 'a_b']),
  choice(
    'configMapAndSecretChangeDetectionStrategy',
    ['Watch', 'Cache', 'Get'],
    ['', 'watch', 'x'],
  ),
  choice('containerLogMaxSize', ['10Mi', '1Gi', '5M'], QUANTITIES),
  choice(
    'contentType',
    ['application/json'],
    ['', 'x', 'application/yaml', 'application/vnd.kubernetes.protobuf'],
  ),
  choice('cpuManagerPolicy', ['none'], ['', 'static', 'Static', 'None', 'x']),
  choice(
    'cpuManagerPolicyOptions',
    [{}],
    [{ 'full-pcpus-only': 'true' }, { x: 'true' }, { 'full-pcpus-only': 'x' }],
  ),
  choice('memoryManagerPolicy', ['None'], ['', 'Static', 'none', 'static']),
  choice(
    'topologyManagerPolicy',
    ['none', 'best-effort', 'restricted', 'single-numa-node'],
    ['', 'None', 'best_effort', 'x'],
  ),
  choice('topologyManagerScope', ['container', 'pod'], ['', 'Pod', 'x']),
  choice(
    'topologyManagerPolicyOptions',
    [{}],
    [
      ...['true', 'false', 'x', '', 'T'].map((value) => ({ 'prefer-closest-numa-nodes': value })),
      ...['8', '7', '9', 'x', '64', '08', '+8'].map((value) => ({
        'max-allowable-numa-nodes': value,
      })),
      { x: 'true' },
    ],
  ),
  choice(
    'enforceNodeAllocatable',
    [['pods'], ['none']],
    [
      ...[
        [],
        [''],
        ['pods', 'none'],
        ['Pods'],
        ['pods', 'pods'],
        ['none', 'none'],
        ['system-reserved'],
      ],
      ...[['kube-reserved', 'pods'], ['kube-reserved-compressible'], ['x'], null, [null]],
    ],
  ),
  ...thresholds('evictionHard', THRESHOLDS),
  ...thresholds('evictionSoft', THRESHOLDS),
  ...thresholds('evictionMinimumReclaim', THRESHOLDS),
  choice(
    'evictionSoftGracePeriod',
    [{ 'memory.available': '1m' }],
    [...under('memory.available', PERIODS), { x: '1m' }, {}],
  ),
  choice('hairpinMode', ['promiscuous-bridge', 'hairpin-veth', 'none'], ['', 'Hairpin', 'x']),
  choice('imageGCHighThresholdPercent', [85, 90, 100], [0, 1, 79, 80, 81, 101, -1]),
  choice('imageGCLowThresholdPercent', [80, 50, 0], [84, 85, 86, 100, -1, 101]),
  choice('imageMinimumGCAge', ['2m'], ['0s', '-1s', '1ms', '100h']),
  choice('imageMaximumGCAge', ['0s', '24h'], ['-1s', '1m', '2m', '2m1s', '1ns', '119s']),
  choice(
    'imagePullCredentialsVerificationPolicy',
    ['NeverVerify', 'AlwaysVerify'],
    ['', 'neververify', 'NeverVerifyAllowlistedImages', 'NeverVerifyPreloadedImages', 'x'],
  ),
  choice(
    'preloadedImagesVerificationAllowlist',
    [[]],
    [['a'], [''], ['*'], ['registry.k8s.io/*', 'a:b']],
  ),
  ...['kubeReserved', 'systemReserved'].map((path) =>
    choice(
      path,
      [{ cpu: '100m' }, { memory: '100Mi' }, { pid: '100' }],
      [
        ...under('cpu', QUANTITIES),
        ...under('memory', QUANTITIES),
        ...['ephemeral-storage', 'storage', 'CPU', 'hugepages-2Mi', 'x', ''].map((name) => ({
          [name]: '1',
        })),
        {},
      ],
    ),
  ),
  choice('logging.format', ['text', 'json'], ['', 'JSON', 'xml']),
  choice(
    'logging.vmodule',
    [[{ filePattern: 'a*', verbosity: 2 }]],
    [
      ...[[], [{}], [{ filePattern: '', verbosity: 1 }], [{ filePattern: 'a=b', verbosity: 1 }]],
      ...[
        [{ filePattern: 'a,b' }],
        [{ filePattern: 'a', verbosity: 2147483648 }],
        [{ filePattern: 'a' }, { filePattern: 'a' }],
      ],
    ],
  ),
  choice('memoryReservationPolicy', ['None'], ['', 'TieredReservation', 'none', 'x']),
  choice('memorySwap.swapBehavior', [''], ['', 'NoSwap', 'UnlimitedSwap', 'limitedSwap', 'x']),
  choice('memoryThrottlingFactor', [0.9], [0, 1, 1.1, -0.1, 0.8, 0.0001, null]),
  choice('nodeLeaseDurationSeconds', [40, 10], [0, -1, 1, 2147483647]),
  choice('oomScoreAdj', [-999, 0, 1000], [-1000, -1001, 1001]),
  choice('podCIDR', ['10.244.0.0/24'], ['', 'x', '10.244.0.0', '10.244.0.1/24', 'fd00::/64']),
  choice(
    'podLogsDir',
    ['/var/log/pods'],
    ['', '/', '/var/log/pods/', 'pods', '/a/../b', '/a//b', '/a/./b', '/ä', './a', '/a b'],
  ),
  choice('podPidsLimit', [-1, 100], [0, -2, 1, 9007199254740992]),
  choice('providerID', ['a://b'], ['', 'x']),
  choice(
    'qosReserved',
    [{}],
    [
      ...under('memory', ['50%', '0%', '100%', '101%', '-1%', '50', 'x%', '', '5.5%']),
      { cpu: '50%' },
    ],
  ),
  choice(
    'registerWithTaints',
    [[{ key: 'a', effect: 'NoSchedule' }], [{ key: 'a', value: 'b', effect: 'NoExecute' }]],
    [
      ...[
        [],
        [{}],
        [{ key: 'a' }],
        [{ key: 'a', effect: 'x' }],
        [{ key: 'a b', effect: 'NoSchedule' }],
      ],
      ...[
        [{ key: 'a', value: 'b c', effect: 'NoSchedule' }],
        [
          { key: 'a', effect: 'NoSchedule' },
          { key: 'a', effect: 'NoSchedule' },
        ],
      ],
      ...[
        [{ key: 'a/b', effect: 'PreferNoSchedule' }],
        [{ key: 'A/b', effect: 'NoSchedule' }],
        [{ key: 'a', effect: 'NoSchedule', timeAdded: '2030-01-01T00:00:00Z' }],
      ],
      ...[[{ key: 'a', effect: 'noschedule' }], null, [null]],
    ],
  ),
  choice(
    'reservedMemory',
    [[]],
    [
      ...QUANTITIES.map((memory) => [{ numaNode: 0, limits: { memory } }]),
      ...[
        [{ numaNode: -1, limits: { memory: '1Gi' } }],
        [{ limits: { cpu: '1' } }],
        [
          { numaNode: 0, limits: { memory: '1Gi' } },
          { numaNode: 0, limits: { memory: '1Gi' } },
        ],
        [{ numaNode: 0 }],
        [{ numaNode: 1, limits: { 'hugepages-2Mi': '2Mi' } }],
      ],
    ],
  ),
  choice(
    'reservedSystemCPUs',
    ['0'],
    ['', 'x', '0-', '0,0', '1-0', '0-0', '-1', ' 0', '0,', '0-1,0-1', '00', '+0'],
  ),
  choice('resolvConf', [''], ['/nowhere/resolv.conf']),
  choice(
    'showHiddenMetricsForVersion',
    [''],
    ['1.29', '1.32', '1.35', '1.36', '1.37', '1', 'x', 'v1.35', '1.35.0', ' 1.35'],
  ),
  choice('shutdownGracePeriod', ['0s', '30s'], ['-1s', '1s', '999ms', '1ns', '']),
  choice('shutdownGracePeriodCriticalPods', ['0s'], ['-1s', '1s', '30s', '31s', '999ms']),
  choice(
    'shutdownGracePeriodByPodPriority',
    [[]],
    [
      ...[
        [{ priority: 0, shutdownGracePeriodSeconds: 30 }],
        [{ priority: 0, shutdownGracePeriodSeconds: -1 }],
        [{}],
      ],
      ...[
        [
          { priority: 1, shutdownGracePeriodSeconds: 0 },
          { priority: 1, shutdownGracePeriodSeconds: 5 },
        ],
      ],
    ],
  ),
  choice(
    'allowedUnsafeSysctls',
    [[], ['kernel.msg*']],
    each([
      '*',
      'kernel.msg',
      'net.core.somaxconn',
      'net/core/somaxconn',
      'vm.swappiness',
      'Kernel.msg*',
      '',
      'net.*',
      'kernel.sem',
      'kernel.sem.x',
      'fs.mqueue.',
      'net.*.a',
      null,
    ]),
  ),
  choice(
    'defaultPodSysctls',
    [{}],
    [
      { 'kernel.shm_rmid_forced': '1' },
      { 'net.ipv4.tcp_syncookies': '1' },
      { x: '1' },
      { 'kernel.msgmax': '' },
      { 'vm.swappiness': '1' },
      { 'net/ipv4/ip_forward': '1' },
      { '*': '1' },
    ],
  ),
  choice(
    'tlsCipherSuites',
    [[], SUITES],
    each([
      'TLS_RSA_WITH_AES_128_CBC_SHA',
      'TLS_AES_128_GCM_SHA256',
      'x',
      '',
      'tls_aes_128_gcm_sha256',
      ...SUITES,
    ]),
  ),
  choice('tlsCurvePreferences', [[29], [23, 24]], [[], [0], [-1], [29, 29], [4588], [65536], [1]]),
  choice(
    'tlsMinVersion',
    ['VersionTLS12', 'VersionTLS13'],
    ['', 'VersionTLS10', 'VersionTLS11', 'TLS1.2', 'VersionTLS14', 'versiontls12'],
  ),
  choice(
    'tracing',
    [{ samplingRatePerMillion: 0 }],
    [
      ...[
        {},
        null,
        ...[-1, 1000000, 1000001].map((samplingRatePerMillion) => ({ samplingRatePerMillion })),
      ],
      ...[
        'a:4317',
        'http://a:4317',
        'dns://a',
        'unix:///a',
        'unix:a',
        '',
        'a',
        ':4317',
        'dns:a',
        'DNS://a:1',
        'passthrough:///a',
        'a b',
      ].map((endpoint) => ({ endpoint })),
    ],
  ),
  choice(
    'userNamespaces',
    [{ idsPerPod: 65536 }, {}],
    [0, 1, 65535, 65537, 131072, 196608, 262144, 4294967295, 4294967296, -65536, null].map(
      (idsPerPod) => ({ idsPerPod }),
    ),
  ),
  choice(
    'crashLoopBackOff',
    [{}],
    ['1s', '300s', '301s', '0s', '999ms', '-1s', '5m0.5s'].map((maxContainerRestartPeriod) => ({
      maxContainerRestartPeriod,
    })),
  ),
  choice('cpuCFSQuotaPeriod', ['100ms'], ['1ms', '1s', '999us', '1001ms', '0s', '-1s', '10ms', '']),
];

/** What the host decides: files, folders, control groups, other programs. */
export const KUBELET_LEFT_OUT: ReadonlySet<string> = new Set([
  ...[
    'apiVersion',
    'kind',
    'cgroupRoot',
    'cgroupsPerQOS',
    'containerRuntimeEndpoint',
    'failCgroupV1',
  ],
  ...[
    'featureGates',
    'imageServiceEndpoint',
    'kubeReservedCgroup',
    'kubeletCgroups',
    'systemCgroups',
  ],
  ...[
    'protectKernelDefaults',
    'runtimeRequestTimeout',
    'staticPodPath',
    'staticPodURL',
    'staticPodURLHeader',
  ],
  ...[
    'systemReservedCgroup',
    'tlsCertFile',
    'tlsPrivateKeyFile',
    'volumePluginDir',
    'maxOpenFiles',
  ],
  'authentication.x509.clientCAFile',
]);
