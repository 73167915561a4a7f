import fc from 'fast-check';
import { loadSchema } from '../../../lib/k8s/facts/load';
import type { Field } from '../kubeadm/field';
import { settingOf } from '../kubeadm/schema-field';
import { isMap, pathsIn, type Tree, type TreeMap, withoutValue, withValue } from '../yaml/tree';

/** A change of one object of the API. */
export type Mutation = (object: TreeMap) => TreeMap;

export const set =
  (path: readonly string[], value: Tree): Mutation =>
  (object) =>
    withValue(object, path, value);

/** Of this type or another: what belongs to other types is refused, or not. */
export const oddValueOf = ({ path, plain, odd }: Field): fc.Arbitrary<Mutation> =>
  fc
    .oneof({ weight: 1, arbitrary: plain }, { weight: 3, arbitrary: odd })
    .map((value) => set(path, value));

/** Whose object it is, and where it is sent: another question than whether it is taken. */
const ADDRESSED = ['apiVersion', 'kind', 'namespace'];

/** Any field of any struct, with a value near its type. */
export function anyFieldOf(
  apiVersion: string,
  kind: string,
  minor: number,
): fc.Arbitrary<Mutation> {
  const schema = loadSchema(apiVersion);
  if (!schema) throw new Error(`no table of ${apiVersion}`);
  return settingOf(schema, kind, minor)
    .filter(({ path }) => !ADDRESSED.includes(path.length > 2 ? '' : (path.at(-1) ?? '')))
    .map(({ path, value }) => set(path, value));
}

/** A change at a place of the object, whatever stands there. */
export const atSomePlace: fc.Arbitrary<Mutation> = fc
  .tuple(fc.nat(), fc.constantFrom(withoutValue, capitalized, withUnknown, emptied))
  .map(([nth, change]) => (object) => {
    const paths = pathsIn(object).filter(([key = '']) => !ADDRESSED.includes(key));
    return change(object, paths[nth % paths.length] ?? []);
  });

function capitalized(object: TreeMap, path: readonly string[]): TreeMap {
  const key = path.at(-1) ?? '';
  const other = `${key.charAt(0).toUpperCase()}${key.slice(1)}`;
  const value = path.reduce<Tree>(
    (tree, step) => (isMap(tree) ? (tree[step] ?? null) : null),
    object,
  );
  return withValue(withoutValue(object, path), [...path.slice(0, -1), other], value);
}

function withUnknown(object: TreeMap, path: readonly string[]): TreeMap {
  return withValue(object, [...path.slice(0, -1), 'bogus'], 1);
}

function emptied(object: TreeMap, path: readonly string[]): TreeMap {
  return withValue(object, path, null);
}
