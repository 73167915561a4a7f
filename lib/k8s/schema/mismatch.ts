import type { Scalar } from '../facts/schema-table';
import { SCALAR_WORDS } from './go-scalars';
import { nearestName } from './nearest-name';
import { fits, type Shape } from './shape';

export type Path = readonly (string | number)[];

/** One place where a value is not what the Go type holds. */
export interface Mismatch {
  readonly path: Path;
  readonly problem: 'unknown-field' | 'wrong-case' | 'wrong-type';
  /** What belongs there, in words; the names of the fields for an unknown one. */
  readonly expected: string;
  readonly got: string;
  /** The field that was probably meant. */
  readonly proposal: string | undefined;
  /** The scalar type that was expected. */
  readonly scalar: Scalar | undefined;
}

/** Everything that does not fit, as Go's case-sensitive JSON decoder would stumble over it. */
export function findMismatches(value: unknown, shape: Shape, path: Path = []): Mismatch[] {
  // What is no data at all, in a program, is told where it is written out.
  if (fits(value, shape) || typeof value === 'function') return [];
  if (shape.is === 'scalar' || typeof value !== 'object' || value === null) {
    return [wrongType(value, shape, path)];
  }
  if (Array.isArray(value) !== (shape.is === 'list')) return [wrongType(value, shape, path)];
  if (Array.isArray(value)) return inList(value, shape, path);
  return Object.entries(value).flatMap(([name, entry]) => inObject(name, entry, shape, path));
}

function inList(list: readonly unknown[], shape: Shape, path: Path): Mismatch[] {
  if (shape.is !== 'list') return [];
  return list.flatMap((entry, index) => findMismatches(entry, shape.item, [...path, index]));
}

function inObject(name: string, entry: unknown, shape: Shape, path: Path): Mismatch[] {
  const here = [...path, name];
  if (shape.is === 'map') return findMismatches(entry, shape.item, here);
  if (shape.is !== 'struct') return [];
  const field = shape.fields.get(name);
  return field ? findMismatches(entry, field, here) : [unknownField(name, shape.fields, here)];
}

function unknownField(name: string, fields: ReadonlyMap<string, Shape>, path: Path): Mismatch {
  const names = [...fields.keys()];
  const proposal = nearestName(name, names);
  const isCase = proposal?.toLowerCase() === name.toLowerCase();
  const problem = isCase ? 'wrong-case' : 'unknown-field';
  return { path, problem, expected: names.join(', '), got: name, proposal, scalar: undefined };
}

function wrongType(value: unknown, shape: Shape, path: Path): Mismatch {
  const scalar = shape.is === 'scalar' ? shape.scalar : undefined;
  const expected = describeShape(shape);
  return {
    path,
    problem: 'wrong-type',
    expected,
    got: describe(value),
    proposal: undefined,
    scalar,
  };
}

function describeShape(shape: Shape): string {
  if (shape.is === 'scalar') return SCALAR_WORDS[shape.scalar];
  if (shape.is === 'list') return `a list of ${itemWords(shape.item)}`;
  return shape.is === 'map' ? 'a map' : `a map with the fields of ${shape.name}`;
}

const itemWords = (item: Shape): string => (item.is === 'struct' ? item.name : describeShape(item));

/** What stands there, in words. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return `the string ${JSON.stringify(value)}`;
  return `the ${typeof value} ${String(value)}`;
}
