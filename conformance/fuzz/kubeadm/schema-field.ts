import fc from 'fast-check';
import { type FieldType, fieldsOf, type SchemaFile } from '../../../lib/k8s/facts/schema-table';
import type { Tree } from '../yaml/tree';
import { valueFor } from './scalars';

/** One field of a kind, with a value for it. */
export interface Setting {
  readonly path: readonly string[];
  readonly value: Tree;
}

/** Deeper than any field of these kinds. */
const DEEPEST = 6;

/** Any field that the kind has at any minor, so also such as this one does not have yet. */
export function settingOf(schema: SchemaFile, kind: string, minor: number): fc.Arbitrary<Setting> {
  const [first, last] = schema.minors;
  const other = fc
    .integer({ min: first, max: last })
    .filter((one) => typedPaths(schema, kind, one).length > 0);
  return fc
    .oneof({ weight: 4, arbitrary: fc.constant(minor) }, other)
    .chain((ofMinor) => fc.constantFrom(...typedPaths(schema, kind, ofMinor)))
    .chain(([path, type]) => valueAt(path, type).map((value) => ({ path, value })));
}

/** Whether the host has such a file is the host's state, so that only values that name none are tried. */
const FILES_OF_HOST: readonly string[] = ['patches.directory', 'discovery.file.kubeConfigPath'];
const NO_FILE = fc.constantFrom<Tree[]>('', 1, 1.5, true, null, {}, []);

const valueAt = (path: readonly string[], type: FieldType): fc.Arbitrary<Tree> =>
  FILES_OF_HOST.includes(path.join('.')) ? NO_FILE : valueFor(type);

type TypedPath = readonly [path: readonly string[], type: FieldType];

export function typedPaths(
  schema: SchemaFile,
  typeName: string,
  minor: number,
  depth = 0,
): TypedPath[] {
  return [...fieldsOf(schema, typeName, minor)].flatMap(([name, type]): TypedPath[] => {
    const isLeaf = !('struct' in type) || depth === DEEPEST;
    const inner = isLeaf ? [] : typedPaths(schema, type.struct, minor, depth + 1);
    return [[[name], type], ...inner.map(([path, of]): TypedPath => [[name, ...path], of])];
  });
}
