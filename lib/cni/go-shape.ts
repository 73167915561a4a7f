import { isObject, type Json } from '../model/document';
import { goKey } from '../model/go-fields';
import { parseGoAddress, parseGoCidr } from '../net/parse-go';

/** What a Go struct takes, as encoding/json decodes it. */
export type GoShape =
  | 'any'
  | 'string'
  | 'boolean'
  /** Go's `int` and what decodes like it: a JSON number without a fraction. */
  | 'integer'
  | 'uint32'
  | 'uint64'
  /** `net.IP`: `""` is the same as absent. */
  | 'address'
  /** CNI's own `IPNet`: null is not the same as absent. */
  | 'cidr'
  /** The plugins' own `ip.IP`, with or without a mask. */
  | 'addressOrCidr'
  | { readonly list: GoShape; readonly nullPanics?: true }
  | { readonly map: GoShape }
  | { readonly fields: Readonly<Record<string, GoShape>> };

/** A value that stops the decoder. */
export interface Mismatch {
  readonly path: readonly (string | number)[];
  readonly expected: string;
  readonly found: string;
}

type Report = (mismatch: Mismatch) => void;
type Steps = readonly (string | number)[];

/** Everything in the value that does not fit. */
export function mismatchesOf(value: Json, shape: GoShape): Mismatch[] {
  const found: Mismatch[] = [];
  visit(value, shape, [], (mismatch) => found.push(mismatch));
  return found;
}

function visit(value: Json, shape: GoShape, path: Steps, report: Report): void {
  if (shape === 'any' || (value === null && shape !== 'cidr')) return;
  if (typeof shape === 'string') visitScalar(value, shape, path, report);
  else if ('list' in shape) visitList(value, shape, path, report);
  else if ('map' in shape) visitMap(value, shape.map, path, report);
  else visitFields(value, shape.fields, path, report);
}

/** 2^63; libcni turns numbers into doubles and back, so the limits themselves are lost. */
const BEYOND_INT = 2 ** 63;

const isBelow = (limit: number) => (value: Json) =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < limit;

const SCALARS: Readonly<Record<string, { expected: string; fits(value: Json): boolean }>> = {
  string: { expected: 'a string', fits: (value) => typeof value === 'string' },
  boolean: { expected: 'true or false', fits: (value) => typeof value === 'boolean' },
  integer: {
    expected: 'a whole number',
    fits: (value) => Number.isInteger(value) && Math.abs(value as number) < BEYOND_INT,
  },
  uint32: { expected: 'a whole number from 0 to 2^32 - 1', fits: isBelow(2 ** 32) },
  uint64: { expected: 'a whole number from 0 to 2^64 - 1', fits: isBelow(2 ** 64) },
  address: {
    expected: 'an IP address without leading zeros',
    fits: (value) => typeof value === 'string' && (value === '' || parseGoAddress(value).ok),
  },
  cidr: {
    expected: 'a CIDR without leading zeros',
    fits: (value) => typeof value === 'string' && parseGoCidr(value).ok,
  },
  addressOrCidr: {
    expected: 'an IP address or a CIDR without leading zeros',
    fits: (value) =>
      typeof value === 'string' && (parseGoAddress(value).ok || parseGoCidr(value).ok),
  },
};

function visitScalar(value: Json, shape: string, path: Steps, report: Report): void {
  const scalar = SCALARS[shape];
  if (!scalar || scalar.fits(value)) return;
  report({ path, expected: scalar.expected, found: foundWords(value) });
}

function visitList(
  value: Json,
  { list, nullPanics }: { readonly list: GoShape; readonly nullPanics?: true },
  path: Steps,
  report: Report,
): void {
  if (!Array.isArray(value)) {
    report({ path, expected: 'a list', found: foundWords(value) });
    return;
  }
  (value as readonly Json[]).forEach((item, index) => {
    const place = [...path, index];
    if (item === null && nullPanics) report({ path: place, expected: 'an object', found: 'null' });
    else visit(item, list, place, report);
  });
}

function visitMap(value: Json, of: GoShape, path: Steps, report: Report): void {
  if (!isObject(value)) {
    report({ path, expected: 'an object', found: foundWords(value) });
    return;
  }
  for (const [key, item] of Object.entries(value)) visit(item, of, [...path, key], report);
}

function visitFields(
  value: Json,
  fields: Readonly<Record<string, GoShape>>,
  path: Steps,
  report: Report,
): void {
  if (!isObject(value)) {
    report({ path, expected: 'an object', found: foundWords(value) });
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    const shape = shapeOf(fields, key);
    if (shape !== undefined) visit(item, shape, [...path, key], report);
  }
}

/** The field a key means: Go matches in any case. */
export function shapeOf(
  fields: Readonly<Record<string, GoShape>>,
  key: string,
): GoShape | undefined {
  if (Object.hasOwn(fields, key)) return fields[key];
  const wanted = goKey(key);
  const name = Object.keys(fields).find((candidate) => goKey(candidate) === wanted);
  return name === undefined ? undefined : fields[name];
}

function foundWords(value: Json): string {
  if (Array.isArray(value)) return 'a list';
  return isObject(value) ? 'an object' : JSON.stringify(value);
}
