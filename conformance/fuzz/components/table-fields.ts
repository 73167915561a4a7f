import fc from 'fast-check';
import { loadSchema } from '../../../lib/k8s/facts/load';
import type { FieldType, Scalar } from '../../../lib/k8s/facts/schema-table';
import { type Field, field } from '../kubeadm/field';
import { typedPaths } from '../kubeadm/schema-field';
import type { Tree } from '../yaml/tree';
import { textsOf } from './flag-texts';

const INTEGERS: Tree[] = [
  ...[0, -1, -2, 1, 2, 31, 32, 50, 79, 80, 85, 99, 100, 101, 1000, 1001, -999, -1000, -1001],
  ...[65534, 65535, 65536, 65537, 131072, 1000000, 1000001, 2147483647, -2147483648],
];
const TEXTS: Tree[] = ['', 'a', 'A', 'a b', ' ', '/', '/a/', '1', 'a:b', 'ä'];
const durations = textsOf({ name: 'duration', words: [] });

type Choices = Readonly<Record<'plain' | 'odd', readonly Tree[]>>;

/** By type alone: what reads as the type. What does not is kubeadm's to refuse. */
const VALUES: Partial<Record<Scalar, Choices>> = {
  bool: { plain: [true, false], odd: [true, false, null] },
  int32: { plain: [1, 5, 10, 100], odd: INTEGERS },
  int64: { plain: [1, 100, 65536], odd: [...INTEGERS, 4294967296] },
  uint32: { plain: [0, 1, 4], odd: [2147483647, 2147483648, 4294967295, null] },
  float32: { plain: [1, 5.5], odd: [0, -1, 0.1, 1e30, null] },
  float64: { plain: [0.5, 1], odd: [0, -0.1, 0.9, 1.1, null] },
  duration: durations,
  durationOrInteger: { plain: ['5s', 5000000000], odd: ['0s', '-1s', 0, -1, 1, '1ns', null] },
  quantity: { plain: ['0', 0], odd: ['1Mi', '-1', '0Mi', 1, null] },
  string: { plain: ['a'], odd: TEXTS },
};

function choicesOf(type: FieldType): Choices {
  if ('scalar' in type) return VALUES[type.scalar] ?? VALUES.string ?? { plain: [], odd: [] };
  if ('listOf' in type) {
    const { plain, odd } = choicesOf(type.listOf);
    return { plain: [[], plain.slice(0, 1)], odd: odd.map((one) => [one]) };
  }
  return { plain: [{}], odd: [null] };
}

/** Every field that a kind has at any minor, by its type, unless something is said of it. */
export function fieldsOfKind(
  apiVersion: string,
  kind: string,
  minor: number,
  said: readonly Field[],
  leftOut: ReadonlySet<string>,
): Field[] {
  const schema = loadSchema(apiVersion);
  if (!schema) throw new Error(`no table of ${apiVersion}`);
  const known = new Set(said.map(({ path }) => path.join('.')));
  const isSaid = (path: readonly string[]) =>
    path.some((_, index) => known.has(path.slice(0, index + 1).join('.')));
  const others = typedPaths(schema, kind, minor).flatMap(([path, type]) => {
    const dotted = path.join('.');
    if ('struct' in type || isSaid(path) || leftOut.has(dotted)) return [];
    const { plain, odd } = choicesOf(type);
    return [field(dotted, fc.constantFrom(...plain), fc.constantFrom(...odd))];
  });
  return [...said, ...others];
}

/** A field with what is usual and what is near the border, one by one. */
export const choice = (path: string, plain: readonly Tree[], odd: readonly Tree[]): Field =>
  field(path, fc.constantFrom(...plain), fc.constantFrom(...odd));
