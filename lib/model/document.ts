import type { Edit } from '../diag/edit';
import type { Origin } from '../diag/finding';
import type { Location } from '../diag/location';
import type { Path } from '../diag/path';

/** What a decoded document consists of: exactly the values JSON has. */
export type Json = null | boolean | number | string | JsonArray | JsonObject;
export type JsonArray = readonly Json[];
export interface JsonObject {
  readonly [key: string]: Json;
}

/** A scalar as it was written: typed decoders must know `1.30` from `1.3`, and `6443.0` from `6443`. */
export interface RawScalar {
  readonly text: string;
  readonly style: string;
  readonly value: null | boolean | number | string;
}

/** Knows where the values of one document were written. Asked only when a finding needs it. */
export interface Source {
  /**
   * The place of the value at `path`; of the nearest existing parent when the path does not exist.
   * `key` asks for the place of the key instead of the value.
   */
  locate(path: Path, on?: 'key' | 'value'): Location;
  /** Whether somebody wrote the value, or a component or this library filled it in. */
  originOf?(path: Path): Origin;
  /** The characters of the scalar at `path`, how it was written, and what it means: `6443.0`, `json`, 6443. */
  rawScalar?(path: Path): RawScalar | undefined;
  /** The integer at `path`, where a JavaScript number does not tell it from its neighbours. */
  exactInteger?(path: Path): bigint | undefined;
  /**
   * Reads the string at `path` as a document of its own (JSON in a ConfigMap), with its own places.
   * Undefined when the text cannot be read.
   */
  embed?(path: Path): SourceDocument | undefined;
  /** The change that puts `value` to the scalar at `path`, or another name to its key. */
  editOf?(path: Path, value: string | number, on?: 'key' | 'value'): Edit | undefined;
}

/** One document, whoever wrote it: a person in YAML or a construct in TypeScript. */
export interface SourceDocument {
  readonly value: Json;
  readonly source: Source;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at `path`, or undefined as soon as a step does not exist. */
export function valueAt(value: Json | undefined, path: Path): Json | undefined {
  let current: Json | undefined = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as Record<string | number, Json>)[step];
  }
  return current;
}

/** The document inside the string at `path`; without help from the source it has no lines of its own. */
export function embed(document: SourceDocument, path: Path): SourceDocument | undefined {
  if (document.source.embed) return document.source.embed(path);
  const text = valueAt(document.value, path);
  if (typeof text !== 'string') return undefined;
  const source: Source = { locate: (inner) => document.source.locate([...path, ...inner]) };
  const value = readJson(text);
  return value === undefined ? undefined : { value, source };
}

function readJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
