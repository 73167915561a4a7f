import type { SchemaFile } from '../../lib/k8s/facts/schema-table';
import type { Dump, Group } from './dump';
import { writeHistory } from './history';

/** What is said of a field, at each minor that says something. */
type FieldHistory = Map<number, string>;

/** Tables of one form: the type of each field, when Go writes it, and how patches are merged into it. */
type Table = 'types' | 'presence' | 'merge';

/** One table for all minors: a word that changed carries the minors it is true for. */
export function mergeGroup(apiVersion: string, dumps: readonly Dump[], table: Table): SchemaFile {
  const having = dumps.filter(({ groups }) => apiVersion in groups);
  const minors = having.map(({ minor }) => minor);
  const kinds = mergeKinds(having, apiVersion, minors);
  const tables = having.map(({ minor, groups }) => ({
    minor,
    types: groups[apiVersion]?.[table] ?? {},
  }));
  const types = mergeTypes(tables, minors);
  return { apiVersion, minors: [Math.min(...minors), Math.max(...minors)], kinds, types };
}

function mergeKinds(having: readonly Dump[], apiVersion: string, minors: readonly number[]) {
  const kinds = new Map<string, FieldHistory>();
  for (const { minor, groups } of having) {
    for (const kind of groups[apiVersion]?.kinds ?? []) {
      entryOf(kinds, kind, () => new Map()).set(minor, kind);
    }
  }
  return [...kinds.values()].map((history) => writeHistory(history, minors));
}

interface MinorTable {
  readonly minor: number;
  readonly types: Group[Table];
}

function mergeTypes(tables: readonly MinorTable[], minors: readonly number[]) {
  const merged: Record<string, Record<string, string>> = {};
  for (const [typeName, fields] of sorted(collect(tables))) {
    const written = sorted(fields).map(([name, history]) => [name, writeHistory(history, minors)]);
    merged[typeName] = Object.fromEntries(written);
  }
  return merged;
}

function collect(tables: readonly MinorTable[]): Map<string, Map<string, FieldHistory>> {
  const types = new Map<string, Map<string, FieldHistory>>();
  for (const { minor, types: table } of tables) {
    for (const [typeName, fields] of Object.entries(table)) {
      const histories = entryOf(types, typeName, () => new Map<string, FieldHistory>());
      for (const [name, type] of Object.entries(fields)) {
        entryOf(histories, name, () => new Map()).set(minor, type);
      }
    }
  }
  return types;
}

function entryOf<V>(map: Map<string, V>, key: string, create: () => V): V {
  const value = map.get(key) ?? create();
  map.set(key, value);
  return value;
}

const sorted = <V>(map: ReadonlyMap<string, V>) =>
  [...map].sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
