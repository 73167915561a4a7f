import { loadPresence, loadSchema } from '../../../k8s/facts/load';
import {
  type FieldType,
  fieldsOf,
  type Presence,
  presencesOf,
  type SchemaFile,
} from '../../../k8s/facts/schema-table';
import { isObject, type Json, type JsonObject } from '../../../model/document';
import { asList, textField } from '../../../model/type-meta';
import { rewriteScalar, zeroOf } from './rewrite-scalar';

/** The types of one API version at one minor, and when Go writes their fields. */
interface Tables {
  readonly schema: SchemaFile;
  readonly presence: SchemaFile;
  readonly minor: number;
}

/**
 * What Go writes after it has read a document into its struct: unknown fields are gone, zeros are
 * there or not as the struct's tags say, durations and quantities have their canonical spelling.
 */
export function rewriteWithGo(document: JsonObject, minor: number): JsonObject {
  const apiVersion = textField(document, 'apiVersion');
  const schema = loadSchema(apiVersion);
  const presence = loadPresence(apiVersion);
  if (!schema || !presence) throw new RangeError(`no table of ${apiVersion}`);
  const [first, last] = schema.minors;
  const nearest = Math.min(Math.max(minor, first), last);
  return rewriteStruct({ schema, presence, minor: nearest }, textField(document, 'kind'), document);
}

function rewriteStruct(tables: Tables, name: string, value: JsonObject): JsonObject {
  const written: Record<string, Json> = {};
  const presences = presencesOf(tables.presence, name, tables.minor);
  for (const [field, type] of fieldsOf(tables.schema, name, tables.minor)) {
    const result = rewriteField(tables, type, presences.get(field), value[field] ?? null);
    if (result !== undefined) written[field] = result;
  }
  return written;
}

/** Undefined: not written. */
function rewriteField(
  tables: Tables,
  type: FieldType,
  presence: Presence | undefined,
  value: Json,
): Json | undefined {
  if (value === null) {
    if (presence === 'orNull') return null;
    return presence === 'always' ? zeroValue(tables, type) : undefined;
  }
  const written = rewrite(tables, type, value);
  return presence === undefined && isZero(written) ? undefined : written;
}

function rewrite(tables: Tables, type: FieldType, value: Json): Json {
  if (value === null) return zeroValue(tables, type);
  if ('scalar' in type) return rewriteScalar(type.scalar, value);
  if ('listOf' in type) return asList(value).map((item) => rewrite(tables, type.listOf, item));
  const fields = isObject(value) ? value : {};
  if ('struct' in type) return rewriteStruct(tables, type.struct, fields);
  const entries = Object.entries(fields);
  return Object.fromEntries(entries.map(([key, item]) => [key, rewrite(tables, type.mapOf, item)]));
}

function zeroValue(tables: Tables, type: FieldType): Json {
  if ('scalar' in type) return zeroOf(type.scalar);
  return 'struct' in type ? rewriteStruct(tables, type.struct, {}) : null;
}

/** What `omitempty` leaves out. */
const isZero = (value: Json): boolean =>
  typeof value === 'object' ? Object.keys(value ?? {}).length === 0 : !value;
