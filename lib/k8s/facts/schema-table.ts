import { textAt } from './history';

/**
 * Fields and types of the kinds that kubeadm, kube-apiserver and kube-scheduler read, 1.28 … 1.37, as the *.json
 * files beside this one hold them. They are read out of the real Go modules by
 * conformance/facts (reflection); nobody edits them.
 *
 * A field's type is written
 *     scalar | Type | []T (list) | {}T (map with string keys)
 * and, where it is not the same at every minor of the file,
 *     T@31-35|U@36-37        (minors, inclusive; at other minors the field does not exist)
 * Names are JSON names, embedded structs are flattened, and any value may also be null: Go's
 * decoder leaves the field as it was.
 */
export interface SchemaFile {
  readonly apiVersion: string;
  /** First and last minor whose components read this apiVersion. */
  readonly minors: readonly [first: number, last: number];
  /** Names of types; histories, as those of fields. */
  readonly kinds: readonly string[];
  readonly types: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What JSON (after YAML) may hold for a scalar is decided by the Go type's own decoder. */
export const SCALARS = [
  'string',
  'bool',
  'int',
  'int32',
  'int64',
  'uint32',
  'float32',
  'float64',
  /** A string for time.ParseDuration: `4m0s`. */
  'duration',
  /** A duration as string, or a whole number of nanoseconds. */
  'durationOrInteger',
  /** An RFC 3339 string. */
  'time',
  /** A resource quantity: a string or a number. */
  'quantity',
  /** A 32-bit integer or a string. */
  'intOrString',
  /** A string `[a-z0-9]{6}.[a-z0-9]{16}`; the empty string is refused. */
  'bootstrapToken',
  /** A base64 string. */
  'bytes',
  'any',
] as const;

export type Scalar = (typeof SCALARS)[number];

export type FieldType =
  | { readonly scalar: Scalar }
  | { readonly listOf: FieldType }
  | { readonly mapOf: FieldType }
  | { readonly struct: string };

export type FieldTypes = ReadonlyMap<string, FieldType>;

const scalars: ReadonlySet<string> = new Set(SCALARS);

export function parseFieldType(text: string): FieldType {
  if (text.startsWith('[]')) return { listOf: parseFieldType(text.slice(2)) };
  if (text.startsWith('{}')) return { mapOf: parseFieldType(text.slice(2)) };
  return scalars.has(text) ? { scalar: text as Scalar } : { struct: text };
}

/** The kinds that components of one minor read. */
export const kindsOf = (file: SchemaFile, minor: number): string[] =>
  file.kinds.map((history) => textAt(history, minor)).filter((kind) => kind !== undefined);

/** The fields of one type at one minor; empty for a type that the file does not have. */
export function fieldsOf(file: SchemaFile, typeName: string, minor: number): FieldTypes {
  return readTable(file, typeName, minor, parseFieldType);
}

/**
 * When Go's encoder writes a field: always, always but null where nobody set it, or as soon as it
 * is set, be it to zero. A field that no table names is written unless it is zero (`omitempty`).
 * The *-presence.json files hold these words in the place of the types.
 */
export type Presence = 'always' | 'orNull' | 'whenSet';

export function presencesOf(
  file: SchemaFile,
  typeName: string,
  minor: number,
): ReadonlyMap<string, Presence> {
  return readTable(file, typeName, minor, (word) => word as Presence);
}

function readTable<T>(
  file: SchemaFile,
  typeName: string,
  minor: number,
  parse: (word: string) => T,
): Map<string, T> {
  const fields = new Map<string, T>();
  for (const [name, history] of Object.entries(file.types[typeName] ?? {})) {
    const word = textAt(history, minor);
    if (word !== undefined) fields.set(name, parse(word));
  }
  return fields;
}
