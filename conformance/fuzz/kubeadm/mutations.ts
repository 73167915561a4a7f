import fc from 'fast-check';
import { loadSchema } from '../../../lib/k8s/facts/load';
import { isMap, pathsIn, type Tree, type TreeMap, withoutValue, withValue } from '../yaml/tree';
import type { Dialect } from './arguments';
import type { DocumentKind } from './documents';
import { settingOf } from './schema-field';

/** A change of the documents of a file. */
export type Mutation = (documents: readonly TreeMap[]) => TreeMap[];

const API_VERSIONS = [
  ...[
    'kubeadm.k8s.io/v1beta2',
    'kubeadm.k8s.io/v1beta3',
    'kubeadm.k8s.io/v1beta4',
    'kubeadm.k8s.io/v1',
  ],
  ...[
    'kubeadm.k8s.io/v1beta5',
    'kubeadm.k8s.io',
    'v1beta4',
    'v1',
    '',
    'apps/v1',
    'kubeadm.k8s.io/V1beta4',
  ],
  ...[
    'kubelet.config.k8s.io/v1',
    'kubelet.config.k8s.io/v1beta1',
    'kubeproxy.config.k8s.io/v1beta1',
    'a/b/c',
  ],
];
const KINDS = [
  ...[
    'ClusterConfiguration',
    'InitConfiguration',
    'JoinConfiguration',
    'ResetConfiguration',
    'ClusterStatus',
  ],
  ...[
    'clusterConfiguration',
    'KubeletConfiguration',
    'KubeProxyConfiguration',
    'Service',
    '',
    'List',
  ],
  ...['UpgradeConfiguration', 'SerializedNodeConfigSource', 'CredentialProviderConfig'],
];
const FOREIGN: TreeMap[] = [
  { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } },
  { apiVersion: 'apps/v1', kind: 'Deployment' },
  { apiVersion: 'kubelet.config.k8s.io/v1beta1', kind: 'KubeletConfiguration' },
  { apiVersion: 'kubeproxy.config.k8s.io/v1alpha1', kind: 'KubeProxyConfiguration' },
  { apiVersion: `kubeadm.k8s.io/\${API}`, kind: 'ResetConfiguration' },
  {},
];

const inDocument =
  (index: number, change: (document: TreeMap) => TreeMap): Mutation =>
  (documents) =>
    documents.map((document, at) =>
      at === index % documents.length ? change(document) : document,
    );

const set = (index: number, path: readonly string[], value: Tree): Mutation =>
  inDocument(index, (document) => withValue(document, path, value));

/** Something near the border in one of the fields that kubeadm looks at. */
const oddValue = (kind: DocumentKind, index: number): fc.Arbitrary<Mutation>[] =>
  kind.fields.map(({ path, odd }) => odd.map((value) => set(index, path, value)));

/** Any field of the kind, with a value near its type. */
function anyField(kind: DocumentKind, index: number, dialect: Dialect, minor: number) {
  const group = String(kind.base.apiVersion).replace(`\${API}`, dialect);
  const schema = loadSchema(group);
  if (!schema) throw new Error(`no table of ${group}`);
  return settingOf(schema, String(kind.base.kind), minor).map(({ path, value }) =>
    set(index, path, value),
  );
}

const typeMeta = (index: number): fc.Arbitrary<Mutation> =>
  fc.oneof(
    fc.constantFrom(...API_VERSIONS).map((version) => set(index, ['apiVersion'], version)),
    fc.constantFrom(...KINDS).map((kind) => set(index, ['kind'], kind)),
    fc
      .constantFrom('apiVersion', 'kind')
      .chain((key) =>
        fc.constantFrom<Tree[]>(null, 1, [], {}, true).map((value) => set(index, [key], value)),
      ),
  );

/** Changes at a place of the document, whatever stands there. */
const atSomePlace = (index: number): fc.Arbitrary<Mutation> =>
  fc.tuple(fc.nat(), fc.constantFrom(remove, rename, addUnknown, emptied)).map(([nth, change]) =>
    inDocument(index, (document) => {
      const paths = pathsIn(document);
      return change(document, paths[nth % paths.length] ?? []);
    }),
  );

const remove = (document: TreeMap, path: readonly string[]) => withoutValue(document, path);

function rename(document: TreeMap, path: readonly string[]): TreeMap {
  const key = path.at(-1) ?? '';
  const other = `${key.charAt(0).toUpperCase()}${key.slice(1)}`;
  const value = path.reduce<Tree>(
    (tree, step) => (isMap(tree) ? (tree[step] ?? null) : null),
    document,
  );
  return withValue(withoutValue(document, path), [...path.slice(0, -1), other], value);
}

const addUnknown = (document: TreeMap, path: readonly string[]) =>
  withValue(document, [...path.slice(0, -1), 'bogus'], 1);

const emptied = (document: TreeMap, path: readonly string[]) => withValue(document, path, null);

const ofFile: fc.Arbitrary<Mutation> = fc.oneof(
  fc.nat().map(
    (nth): Mutation =>
      (all) => [...all, ...all.slice(nth % all.length).slice(0, 1)],
  ),
  fc.constant<Mutation>((all) => [...all].reverse()),
  fc.constantFrom(...FOREIGN).map(
    (document): Mutation =>
      (all) => [...all, document],
  ),
  fc.constantFrom(...FOREIGN).map(
    (document): Mutation =>
      (all) => [document, ...all],
  ),
);

/** One change of a file with documents of these kinds. */
export function mutationOf(
  kinds: readonly DocumentKind[],
  dialect: Dialect,
  minor: number,
): fc.Arbitrary<Mutation> {
  const odd = kinds.flatMap(oddValue);
  const any = kinds.map((kind, index) => anyField(kind, index, dialect, minor));
  const indexes = fc.nat({ max: kinds.length - 1 });
  return fc.oneof(
    ...(odd.length > 0 ? [{ weight: 14, arbitrary: fc.oneof(...odd) }] : []),
    { weight: 5, arbitrary: fc.oneof(...any) },
    { weight: 1, arbitrary: indexes.chain(atSomePlace) },
    { weight: 1, arbitrary: indexes.chain(typeMeta) },
    { weight: 1, arbitrary: ofFile },
  );
}
