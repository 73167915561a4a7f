import type { Path } from '../diag/path';
import type { Json } from '../model/document';

/** How a scalar was written; only `plain` ones are resolved to numbers, booleans and null. */
export type ScalarStyle =
  | 'plain'
  | 'single-quoted'
  | 'double-quoted'
  | 'literal'
  | 'folded'
  | 'json';

interface Span {
  /** Offsets into the text of the chunk. */
  readonly start: number;
  readonly end: number;
}

export interface PlacedScalar extends Span {
  readonly kind: 'scalar';
  readonly value: null | boolean | number | string;
  /** The characters before they were resolved: `6443.0`, `0x192B`, `1.30`. */
  readonly text: string;
  readonly style: ScalarStyle;
  /** The integer, where it is beyond what a JavaScript number tells from its neighbours. */
  readonly exact?: bigint;
}

export interface PlacedEntry {
  readonly keyStart: number;
  readonly value: PlacedNode;
}

export interface PlacedMap extends Span {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, PlacedEntry>;
}

export interface PlacedList extends Span {
  readonly kind: 'list';
  readonly items: readonly PlacedNode[];
}

/** A value together with where it stands. Aliases make it a graph: one node may have many parents. */
export type PlacedNode = PlacedScalar | PlacedMap | PlacedList;

/** A key written twice in one map; both places are offsets of the keys. */
export interface DuplicateKey {
  readonly path: Path;
  readonly first: number;
  readonly second: number;
}

/** The first document of a text. `root` is null when there is none (only comments). */
export interface PlacedText {
  readonly root: PlacedNode | null;
  readonly duplicates: readonly DuplicateKey[];
}

/** Where a path leads, or how far it gets. */
export interface Whereabouts {
  readonly node: PlacedNode;
  /** Undefined for list items and the root. */
  readonly keyStart: number | undefined;
  readonly exists: boolean;
}

export function follow(root: PlacedNode, path: Path): Whereabouts {
  let here: Whereabouts = { node: root, keyStart: undefined, exists: true };
  for (const step of path) {
    const next = child(here.node, step);
    if (next === undefined) return { ...here, exists: false };
    here = { ...next, exists: true };
  }
  return here;
}

function child(node: PlacedNode, step: string | number): Omit<Whereabouts, 'exists'> | undefined {
  if (node.kind === 'map') {
    const entry = node.entries.get(String(step));
    return entry && { node: entry.value, keyStart: entry.keyStart };
  }
  const item = node.kind === 'list' ? node.items[Number(step)] : undefined;
  return item && { node: item, keyStart: undefined };
}

/** The plain value. A node with many parents becomes one shared value, so aliases cost no memory. */
export function toJson(root: PlacedNode): Json {
  const shared = new Map<PlacedNode, Json>();
  return jsonOf(root, shared);
}

function jsonOf(node: PlacedNode, shared: Map<PlacedNode, Json>): Json {
  if (node.kind === 'scalar') return node.value;
  const known = shared.get(node);
  if (known !== undefined) return known;
  const value =
    node.kind === 'list' ? node.items.map((item) => jsonOf(item, shared)) : objectOf(node, shared);
  shared.set(node, value);
  return value;
}

function objectOf(map: PlacedMap, shared: Map<PlacedNode, Json>): Json {
  const object: Record<string, Json> = {};
  for (const [key, entry] of map.entries) setOwn(object, key, jsonOf(entry.value, shared));
  return object;
}

/** `__proto__` is a key like any other. */
function setOwn(object: Record<string, Json>, key: string, value: Json): void {
  if (key !== '__proto__') object[key] = value;
  else
    Object.defineProperty(object, key, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
}
