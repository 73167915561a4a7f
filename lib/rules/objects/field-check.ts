import { isObject, type Json, type JsonObject } from '../../model/document';
import { asList } from '../../model/type-meta';
import { FINE, type FieldProblem, problemAt, type StructCheck } from './struct-check';
import { isNil, type ValueCheck } from './value-check';

/** The first complaint about one field. */
export const field =
  (name: string, ...checks: readonly ValueCheck[]): StructCheck =>
  (struct) => {
    for (const check of checks) {
      const complaint = check(struct[name], name);
      if (complaint) return [{ ...complaint, path: [name] }];
    }
    return FINE;
  };

/** Every entry of a list of scalars; null decodes like ''. */
export const each =
  (name: string, check: ValueCheck): StructCheck =>
  (struct) =>
    asList(struct[name]).flatMap((entry, index) => {
      const complaint = check(entry, name);
      return complaint ? [{ ...complaint, path: [name, index] }] : [];
    });

/** Every key of a map. */
export const eachKey =
  (name: string, check: ValueCheck): StructCheck =>
  (struct) =>
    keysOf(struct[name]).flatMap((key) => {
      const complaint = check(key, 'key');
      return complaint ? [{ ...complaint, path: [name, key] }] : [];
    });

/** At most one of them, and one at least where one is needed. */
export const oneSource =
  (names: readonly string[], isNeeded: boolean): StructCheck =>
  (struct) => {
    const [first, second] = presentOf(struct, names);
    if (first === undefined) {
      return isNeeded
        ? [problemAt([], `has none of ${names.join(', ')}`, `add one of them`)]
        : FINE;
    }
    return second === undefined
      ? FINE
      : [problemAt([second], `stands beside ${first}`, `remove ${first} or ${second}`)];
  };

export const presentOf = (struct: JsonObject, names: readonly string[]): string[] =>
  names.filter((name) => !isNil(struct[name]));

/** Entries of a list whose key was there before; those without one are another check's. */
export const uniqueBy =
  (list: string, ...keys: readonly string[]): StructCheck =>
  (struct) => {
    const entries = asList(struct[list]);
    if (entries.length < 2) return FINE;
    const seen = new Set<string>();
    return entries.flatMap((entry, index): FieldProblem[] => {
      const key = keyOf(entry, keys);
      if (key === undefined) return [];
      if (seen.has(key))
        return [
          problemAt(
            [list, index, ...keys.slice(0, 1)],
            'is there twice',
            'remove one of the two, or change it',
          ),
        ];
      seen.add(key);
      return [];
    });
  };

/** Undefined where the first key says nothing. */
function keyOf(entry: Json, keys: readonly string[]): string | undefined {
  if (keys.length === 0) return typeof entry === 'object' ? undefined : JSON.stringify(entry);
  if (!isObject(entry) || isNil(entry[keys[0] ?? '']) || entry[keys[0] ?? ''] === '')
    return undefined;
  return JSON.stringify(keys.map((key) => entry[key] ?? ''));
}

/** Checks of a struct that is not always a type of its own in the tables. */
export const below =
  (name: string, ...checks: readonly StructCheck[]): StructCheck =>
  (struct, scope) => {
    const inner = struct[name];
    if (!isObject(inner)) return FINE;
    return checks.flatMap((check) =>
      check(inner, scope).map((problem) => ({ ...problem, path: [name, ...problem.path] })),
    );
  };

/** A struct that is no pointer in Go: where it is not written, it is checked as an empty one. */
export const ifMissing =
  (name: string, ...checks: readonly StructCheck[]): StructCheck =>
  (struct, scope) =>
    isNil(struct[name]) ? below(name, ...checks)({ [name]: {} }, scope) : FINE;

export const keysOf = (value: Json | undefined): string[] =>
  isObject(value) ? Object.keys(value) : [];
