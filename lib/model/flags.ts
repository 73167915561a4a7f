import { isObject, type Json } from './document';
import { type At, below, type Located } from './located';

/** One command-line argument a user adds to a component. */
export interface Flag {
  readonly name: string;
  readonly value: string;
}

/** The extra arguments of one component, in the order in which they were written. */
export interface FlagSet {
  readonly flags: readonly Located<Flag>[];
  /** The value that wins: the last one of that name. */
  last(name: string): Located<string> | undefined;
}

/** Reads both forms: the map of v1beta3 and the list of `{name, value}` of v1beta4. */
export function parseFlags(value: Json | undefined, at: At): FlagSet {
  return flagSetOf(Array.isArray(value) ? flagsOfList(value, at) : flagsOfMap(value, at));
}

export const flagSetOf = (flags: readonly Located<Flag>[]): FlagSet => ({
  flags,
  last: (name) => lastOf(flags, name),
});

function flagsOfList(list: readonly Json[], at: At): Located<Flag>[] {
  return list.flatMap((item, index) => {
    if (!isObject(item) || typeof item.name !== 'string') return [];
    const value = item.value ?? '';
    // No kubeadm reads a file with a value of another type.
    if (typeof value !== 'string') return [];
    return [{ value: { name: item.name, value }, at: below(at, index, 'value'), origin: 'given' }];
  });
}

function flagsOfMap(map: Json | undefined, at: At): Located<Flag>[] {
  if (!isObject(map)) return [];
  return Object.entries(map).flatMap(([name, written]): Located<Flag>[] => {
    const value = written ?? '';
    if (typeof value !== 'string') return [];
    return [{ value: { name, value }, at: below(at, name), origin: 'given' }];
  });
}

function lastOf(flags: readonly Located<Flag>[], name: string): Located<string> | undefined {
  const flag = flags.findLast((candidate) => candidate.value.name === name);
  return flag && { ...flag, value: flag.value.value };
}
