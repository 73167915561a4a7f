import { isObject, type Json } from '../../model/document';
import { asList } from '../../model/type-meta';
import type { Dialect } from './dialect';

/** One command-line argument: `--name=value`. */
export interface Argument {
  readonly name: string;
  readonly value: string;
}

/** Reads a v1beta4 list or a v1beta3 map; kubeadm sorts the map (`v1beta3/conversion.go` convertToArgs). */
export function parseArguments(value: Json | undefined): Argument[] {
  if (!isObject(value)) return asList(value).filter(isObject).map(asArgument);
  const entries = Object.entries(value).map(([name, text]) => ({ name, value: textOf(text) }));
  return sorted(entries);
}

/** The value kubeadm reads back: the last one of that name (`argument.go` GetArgValue). */
export const lastValue = (args: readonly Argument[], name: string): string | undefined =>
  args.findLast((arg) => arg.name === name)?.value;

export const renderCommand = (
  program: string,
  defaults: readonly Argument[],
  overrides: readonly Argument[],
  dialect: Dialect,
): string[] => [program, ...mergeArguments(defaults, overrides, dialect)];

/** kubeadm's `ArgumentsToCommand`: one override of a name removes every default of that name. */
export function mergeArguments(
  defaults: readonly Argument[],
  overrides: readonly Argument[],
  dialect: Dialect,
): string[] {
  const overridden = new Set(overrides.map((arg) => arg.name));
  const kept = defaults.filter((arg) => !overridden.has(arg.name));
  const merged = dialect.overridesKeepTheirOrder
    ? [...sorted(kept), ...overrides]
    : sorted([...kept, ...overrides]);
  return merged.map((arg) => `--${arg.name}=${arg.value}`);
}

/** Defaults read best as a table; an undefined value stands for a flag that is not written. */
export const argumentsFrom = (table: Readonly<Record<string, string | undefined>>): Argument[] =>
  Object.entries(table).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));

const sorted = (args: readonly Argument[]): Argument[] =>
  args.toSorted((a, b) => compareText(a.name, b.name) || compareText(a.value, b.value));

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const asArgument = (item: Readonly<Record<string, Json>>): Argument => ({
  name: textOf(item.name),
  value: textOf(item.value),
});

/** null is the empty string for kubeadm [run]. */
const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
