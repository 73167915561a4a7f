import type { Json, JsonArray, JsonObject } from '../../model/document';
import { blankPrefix } from './indent';
import { serializeWithPackage } from './package-yaml';
import { NotOurs, quoteKey, quoteText } from './text-scalar';

/**
 * One API object as one YAML document, byte for byte what cdk8s writes with `Yaml.stringify`
 * (package `yaml`, schema 1.1, no folding), at a fraction of the time.
 *
 * Two differences, both on purpose: a value that is used twice is written twice (no `&a1` anchors),
 * and characters that a YAML 1.1 reader takes for line breaks or refuses are escaped.
 * @see test/emit/yaml/api-object.test.ts for the comparison with the package and with a 1.1 reader
 */
export function serializeApiObject(json: Json): string {
  try {
    return isCollection(json) ? `${writeBlock(json, 0)}\n` : serializeWithPackage(json);
  } catch (error) {
    if (error instanceof NotOurs) return serializeWithPackage(json);
    throw error;
  }
}

/** Several documents of one file, in order. */
export const joinDocuments = (documents: readonly string[]): string => documents.join('---\n');

const isCollection = (value: Json | undefined): value is JsonArray | JsonObject =>
  typeof value === 'object' && value !== null;

function writeBlock(value: JsonArray | JsonObject, indent: number): string {
  if (Array.isArray(value)) return writeSequence(value, indent);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new NotOurs();
  return writeMapping(value as JsonObject, indent);
}

function writeMapping(mapping: JsonObject, indent: number): string {
  const keys = Object.keys(mapping);
  if (keys.length === 0) return '{}';
  let text = '';
  for (const key of keys) {
    if (text !== '') text += blankPrefix(indent);
    text += `${quoteKey(key, indent)}:${writeMember(mapping[key], indent)}`;
  }
  return text;
}

function writeMember(value: Json | undefined, indent: number): string {
  if (!isCollection(value)) return ` ${writeScalar(value, indent)}`;
  const isEmpty = (Array.isArray(value) ? value : Object.keys(value)).length === 0;
  const gap = isEmpty ? ' ' : blankPrefix(indent + 2);
  return gap + writeBlock(value, indent + 2);
}

function writeSequence(sequence: JsonArray, indent: number): string {
  if (sequence.length === 0) return '[]';
  let text = '';
  for (const item of sequence) {
    if (text !== '') text += blankPrefix(indent);
    text += isCollection(item)
      ? `- ${writeBlock(item, indent + 2)}`
      : `- ${writeScalar(item, indent)}`;
  }
  return text;
}

/** cdk8s writes what is undefined as null. */
function writeScalar(value: Json | undefined, indent: number): string {
  if (typeof value === 'string') return quoteText(value, indent + 2);
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number' && Number.isFinite(value)) return formatNumber(value);
  throw new NotOurs();
}

const formatNumber = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));
