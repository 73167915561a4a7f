import fc from 'fast-check';
import { KUBERNETES_RELEASES } from '../../binaries/releases';
import { kubeadmPatches } from '../../judges/kubeadm-patches';
import { PATCHED_CLUSTER, patchFileOf } from '../../patch-case';
import type { FuzzTarget } from '../target';
import { renderYaml } from '../yaml/render';
import { isMap, type Tree, type TreeMap } from '../yaml/tree';

/** Single files in the folder of patches, put to a dry run of `kubeadm init`. */
export const patches: FuzzTarget = {
  name: 'patches',
  judges: [kubeadmPatches],
  minors: KUBERNETES_RELEASES.map(({ minor }) => minor),
  extension: 'yaml',
  cluster: PATCHED_CLUSTER,
  fileOf: patchFileOf,
  texts: () => patchTexts,
  isMeantFor: (_, input) => /^==> \S+ <==\n/.test(input),
};

const PODS = ['kube-apiserver', 'etcd', 'kube-scheduler'];

const fileName = fc
  .record({
    target: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...PODS) },
      fc.constantFrom('kubeletconfiguration', 'corednsdeployment', 'kubeproxydaemonset'),
      fc.constantFrom('kube-proxy', 'apiserver', 'Etcd', 'coredns'),
    ),
    suffix: fc.constantFrom('', '', '0', '-a', '.b', '_x'),
    type: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom('', '+strategic', '+merge', '+json') },
      fc.constantFrom('+', '+JSON', '+jsonx', '+strategic2', '+bogus', 'json', '++json'),
    ),
    extension: fc.oneof(
      { weight: 8, arbitrary: fc.constant('yaml') },
      fc.constantFrom('json', 'yml'),
    ),
  })
  .map(({ target, suffix, type, extension }) => `${target}${suffix}${type}.${extension}`);

const labels = fc.constantFrom<Tree[]>({ a: 'b' }, { a: 1 }, { a: null }, null, [], 'x', {
  a: true,
});
const name = fc.constantFrom<Tree[]>(
  'kube-apiserver',
  'etcd',
  'kube-scheduler',
  'other',
  '',
  1,
  null,
);
const mounts = fc.constantFrom<Tree[]>(
  ...[
    null,
    [],
    [{ name: 'a' }],
    [{ mountPath: '/a', name: 'a' }],
    [{ mountPath: '/etc/ssl/certs' }],
  ],
  ...[
    {},
    ['x'],
    [{ $patch: 'replace' }],
    [{ mountPath: '/a', $patch: 'delete' }],
    [{ $patch: 'delete' }],
  ],
);

const container = fc.record<TreeMap>(
  {
    name,
    image: fc.constantFrom<Tree[]>('x', 1, null),
    command: fc.constantFrom<Tree[]>(['a'], 'a', [1], null, {}),
    env: fc.constantFrom<Tree[]>(
      [{ name: 'A', value: 'b' }],
      [{ value: 'b' }],
      [{ name: 'A', value: 1 }],
      [],
    ),
    resources: fc.constantFrom<Tree[]>(
      { requests: { cpu: '1' } },
      { requests: { cpu: 'much' } },
      null,
      {},
    ),
    volumeMounts: mounts,
    $patch: fc.constantFrom<Tree[]>('delete', 'replace', 'merge', 'bogus', 1),
    bogus: fc.constant<Tree>(1),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<TreeMap>;

const withName = fc.tuple(fc.constantFrom(...PODS), container).map(([own, rest]): TreeMap => {
  const { $patch: _, ...plain } = rest;
  return { ...plain, name: own };
});

const spec = fc.record(
  {
    containers: fc.oneof(
      { weight: 3, arbitrary: withName.map((one): Tree => [one]) },
      container.map((one): Tree => [one]),
      fc.constantFrom<Tree[]>(null, {}, 'x', ['x'], []),
    ),
    priority: fc.constantFrom<Tree[]>(1, 'high', null, 1.5, '1'),
    hostNetwork: fc.constantFrom<Tree[]>(true, 'yes', null),
    volumes: fc.constantFrom<Tree[]>(
      ...[
        [],
        null,
        [{ name: 'a', emptyDir: {} }],
        [{ emptyDir: {} }],
        [{ name: 'ca-certs', $patch: 'delete' }],
      ],
      ...[{ a: 1 }, ['x'], [{ name: 'ca-certs', hostPath: { path: 1 } }]],
    ),
    bogus: fc.constant<Tree>('x'),
  },
  { requiredKeys: [] },
);

const map = fc.record(
  {
    apiVersion: fc.constantFrom<Tree[]>('v1', 'v1', 'apps/v1', 'v2', 1),
    kind: fc.constantFrom<Tree[]>('Pod', 'Pod', 'Deployment', 'Service', null),
    metadata: fc.record({ labels }, { requiredKeys: [] }),
    spec,
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Tree>;

const pointer = fc.constantFrom(
  ...[
    '/metadata/labels/a',
    '/spec/priority',
    '/spec/containers/0/command/-',
    '/spec/containers/0/command/0',
  ],
  ...[
    '/spec/containers/0/image',
    '/spec/containers/name',
    '/spec/bogus',
    '/spec/bogus/deep',
    'spec/priority',
  ],
  ...[
    '/spec/containers/9',
    '/spec/containers/-1/image',
    '',
    '/',
    'priority',
    '/metadata/labels/a~1b',
    '/metadata/creationTimestamp',
    '/spec/hostNetwork',
    '/spec/containers/0/command/99',
    '/kind',
  ],
);

const operation = fc.record(
  {
    op: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom('add', 'replace') },
      fc.constantFrom<Tree[]>('test', 'remove', 'copy', 'move', 'set', 'ADD', 1, null),
    ),
    path: fc.oneof({ weight: 9, arbitrary: pointer }, fc.constantFrom<Tree[]>(1, null)),
    value: fc.constantFrom<Tree[]>('x', 1, true, null, ['x'], { a: 'b' }, [], 'Pod'),
    from: pointer,
  },
  { requiredKeys: ['op', 'path'] },
) as fc.Arbitrary<Tree>;

const value: fc.Arbitrary<Tree> = fc.oneof(
  { weight: 5, arbitrary: map },
  {
    weight: 4,
    arbitrary: fc.array(operation, { minLength: 1, maxLength: 2 }) as fc.Arbitrary<Tree>,
  },
  fc.constantFrom<Tree[]>(null, 'x', 1, [], {}, [1], { maxPods: 5 }, { maxPods: 'many' }),
);

const patchTexts: fc.Arbitrary<string> = fc
  .tuple(fileName, value)
  .map(
    ([file, tree]) => `==> ${file} <==\n${isMap(tree) ? renderYaml(tree) : JSON.stringify(tree)}\n`,
  );
