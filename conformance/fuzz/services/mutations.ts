import fc from 'fast-check';
import { loadSchema } from '../../../lib/k8s/facts/load';
import type { Field } from '../kubeadm/field';
import { settingOf } from '../kubeadm/schema-field';
import { isMap, pathsIn, type Tree, type TreeMap, withoutValue, withValue } from '../yaml/tree';
import { specFields } from './fields';
import { metadataFields } from './metadata';
import { portFields } from './ports';

/** A change of one Service. */
export type Mutation = (service: TreeMap) => TreeMap;

const set =
  (path: readonly string[], value: Tree): Mutation =>
  (service) =>
    withValue(service, path, value);

/** Of this type or another: what belongs to other types is refused, or not. */
const oddValueOf = ({ path, plain, odd }: Field): fc.Arbitrary<Mutation> =>
  fc
    .oneof({ weight: 1, arbitrary: plain }, { weight: 3, arbitrary: odd })
    .map((value) => set(path, value));

const otherType = fc
  .constantFrom<Tree[]>(
    ...['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName', '', 'None', 'nodePort', null, 1],
  )
  .map((type) => set(['spec', 'type'], type));

const portsOf = ({ spec }: TreeMap): Tree[] => {
  const ports = isMap(spec) ? spec.ports : undefined;
  return Array.isArray(ports) ? ports : [];
};

const inPorts =
  (change: (ports: Tree[]) => Tree[]): Mutation =>
  (service) =>
    withValue(service, ['spec', 'ports'], change(portsOf(service)));

const oddPort: fc.Arbitrary<Mutation> = fc
  .tuple(
    fc.nat({ max: 2 }),
    fc.oneof(
      ...Object.entries(portFields).map(([key, values]) =>
        values.map((value): TreeMap => ({ [key]: value })),
      ),
    ),
  )
  .map(([nth, change]) => inPorts((ports) => changedAt(ports, nth, change)));

function changedAt(ports: readonly Tree[], nth: number, change: TreeMap): Tree[] {
  if (ports.length === 0) return [change];
  const at = nth % ports.length;
  return ports.map((port, index) => (index === at && isMap(port) ? { ...port, ...change } : port));
}

const EXTRA_PORTS: Tree[] = [
  ...[{ port: 80 }, { name: 'p0', port: 81 }, { name: 'q', port: 80 }, {}, null, 80],
  ...[
    { name: 'q', port: 80, protocol: 'UDP' },
    { name: 'q', port: 81, nodePort: 30000 },
  ],
  ...[{ name: 'q', port: 80, protocol: 'UDP', nodePort: 30000 }],
];

/** One more entry, one doubled, or something else than a list. */
const otherPorts: fc.Arbitrary<Mutation> = fc.oneof(
  fc.constantFrom(...EXTRA_PORTS).map((port) => inPorts((ports) => [...ports, port])),
  fc.constant(inPorts((ports) => [...ports, ...ports.slice(0, 1)])),
  fc.constantFrom<Tree[]>(null, {}, [], 80, 'http').map((ports) => set(['spec', 'ports'], ports)),
);

/** Whose Service it is, and where it is sent: another question than whether it is taken. */
const ADDRESSED = ['apiVersion', 'kind', 'namespace'];

/** Any field of any struct, with a value near its type. */
function anyField(minor: number): fc.Arbitrary<Mutation> {
  const schema = loadSchema('v1');
  if (!schema) throw new Error('no table of v1');
  return settingOf(schema, 'Service', minor)
    .filter(({ path }) => !ADDRESSED.includes(path.length > 2 ? '' : (path.at(-1) ?? '')))
    .map(({ path, value }) => set(path, value));
}

/** A change at a place of the Service, whatever stands there. */
const atSomePlace: fc.Arbitrary<Mutation> = fc
  .tuple(fc.nat(), fc.constantFrom(withoutValue, capitalized, withUnknown, emptied))
  .map(([nth, change]) => (service) => {
    const paths = pathsIn(service).filter(([key = '']) => !ADDRESSED.includes(key));
    return change(service, paths[nth % paths.length] ?? []);
  });

function capitalized(service: TreeMap, path: readonly string[]): TreeMap {
  const key = path.at(-1) ?? '';
  const other = `${key.charAt(0).toUpperCase()}${key.slice(1)}`;
  const value = path.reduce<Tree>(
    (tree, step) => (isMap(tree) ? (tree[step] ?? null) : null),
    service,
  );
  return withValue(withoutValue(service, path), [...path.slice(0, -1), other], value);
}

function withUnknown(service: TreeMap, path: readonly string[]): TreeMap {
  return withValue(service, [...path.slice(0, -1), 'bogus'], 1);
}

function emptied(service: TreeMap, path: readonly string[]): TreeMap {
  return withValue(service, path, null);
}

export const mutationAt = (minor: number): fc.Arbitrary<Mutation> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.oneof(...specFields.map(oddValueOf)) },
    { weight: 5, arbitrary: oddPort },
    { weight: 3, arbitrary: fc.oneof(...metadataFields.map(oddValueOf)) },
    { weight: 2, arbitrary: otherPorts },
    { weight: 2, arbitrary: otherType },
    { weight: 2, arbitrary: anyField(minor) },
    { weight: 1, arbitrary: atSomePlace },
  );
