import type { Field } from '../kubeadm/field';
import type { Tree } from '../yaml/tree';
import { kubeletResourceFields } from './kubelet-resource-fields';
import { kubeletServingFields } from './kubelet-serving-fields';
import { choice } from './table-fields';

const each = (texts: readonly Tree[]): Tree[] => texts.map((text) => [text]);
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
/** Settings of which the type does not say what the kubelet takes. */
export const kubeletFields: readonly Field[] = [
  ...kubeletResourceFields,
  ...kubeletServingFields,
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
  choice('hairpinMode', ['promiscuous-bridge', 'hairpin-veth', 'none'], ['', 'Hairpin', 'x']),
  choice(
    'imagePullCredentialsVerificationPolicy',
    ['NeverVerify', 'AlwaysVerify', 'NeverVerifyAllowlistedImages'],
    ['', 'neververify', 'NeverVerifyPreloadedImages', 'x'],
  ),
  choice(
    'preloadedImagesVerificationAllowlist',
    [[], ['registry.k8s.io/pause'], ['registry.k8s.io/*']],
    each(['a', 'a/b', '', '*', '/*', ' a.b/c', 'a.b/*/c', 'a.b/c:d', 'A/b', 'docker.io/a']),
  ),
  choice('nodeLeaseDurationSeconds', [40, 10], [0, -1, 1, 2147483647]),
  choice('oomScoreAdj', [-999, 0, 1000], [-1000, -1001, 1001]),
  choice('podCIDR', ['10.244.0.0/24'], ['', 'x', '10.244.0.0', '10.244.0.1/24', 'fd00::/64']),
  choice(
    'podLogsDir',
    ['/var/log/pods'],
    ['', '/', '/var/log/pods/', 'pods', '/a/../b', '/a//b', '/a/./b', '/ä', './a', '/a b'],
  ),
  choice('providerID', ['a://b'], ['', 'x']),
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
  choice('resolvConf', [''], ['/nowhere/resolv.conf']),
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
    'defaultPodSysctls',
    [{}, { 'net.core.somaxconn': '1' }, { 'user.max_user_namespaces': '1' }],
    [
      ...[null, { 'vm.swappiness': '1' }, { 'net.*': '1' }, { Net: '1' }],
      { 'net/core/somaxconn': '1', 'net.core.somaxconn': '2' },
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
];

/** What the host decides: files, folders, control groups, other programs. */
export const KUBELET_LEFT_OUT: ReadonlySet<string> = new Set([
  ...[
    'apiVersion',
    'singleProcessOOMKill',
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
