import type { Field } from '../kubeadm/field';
import type { Tree } from '../yaml/tree';
import { choice } from './table-fields';

const under = (key: string, texts: readonly Tree[]): Tree[] =>
  texts.map((text) => ({ [key]: text }));

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

/** Resources, and who gets them. */
export const kubeletResourceFields: readonly Field[] = [
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
  choice('imageGCHighThresholdPercent', [85, 90, 100], [0, 1, 79, 80, 81, 101, -1]),
  choice('imageGCLowThresholdPercent', [80, 50, 0], [84, 85, 86, 100, -1, 101]),
  choice('imageMinimumGCAge', ['2m'], ['0s', '-1s', '1ms', '100h']),
  choice('imageMaximumGCAge', ['0s', '24h'], ['-1s', '1m', '2m', '2m1s', '1ns', '119s']),
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
  choice('memoryReservationPolicy', ['None'], ['', 'TieredReservation', 'none', 'x']),
  choice('memorySwap.swapBehavior', [''], ['', 'NoSwap', 'UnlimitedSwap', 'limitedSwap', 'x']),
  choice('memoryThrottlingFactor', [0.9], [0, 1, 1.1, -0.1, 0.8, 0.0001, null]),
  choice('podPidsLimit', [-1, 100], [0, -2, 1, 9007199254740992]),
  choice(
    'qosReserved',
    [{}],
    [
      ...under('memory', ['50%', '0%', '100%', '101%', '-1%', '50', 'x%', '', '5.5%']),
      { cpu: '50%' },
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
  choice('cpuCFSQuotaPeriod', ['100ms'], ['1ms', '1s', '999us', '1001ms', '0s', '-1s', '10ms', '']),
];
