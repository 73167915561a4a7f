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
    return isCollection(json) ? writeDocument(json) : serializeWithPackage(json);
  } catch (error) {
    if (error instanceof NotOurs) return serializeWithPackage(json);
    throw error;
  }
}

const writeDocument = (json: JsonArray | JsonObject): string =>
  isEmpty(json) ? serializeWithPackage(json) : `${writeBlock(json, 0, '').slice(1)}\n`;

/** Several documents of one file, in order. */
export const joinDocuments = (documents: readonly string[]): string => documents.join('---\n');

const isCollection = (value: Json | undefined): value is JsonArray | JsonObject =>
  typeof value === 'object' && value !== null;

/*
 * Text grows in one string, line by line: every line is a cached `break, blanks, key, colon` and a
 * value. `lead` is what stands in front of a collection's first line instead: the dashes of a list.
 */

function writeBlock(value: JsonArray | JsonObject, indent: number, lead: string): string {
  if (Array.isArray(value)) return writeSequence(value, indent, lead);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new NotOurs();
  return writeMapping(value as JsonObject, indent, lead);
}

function writeMapping(mapping: JsonObject, indent: number, lead: string): string {
  let text = '';
  for (const key of Object.keys(mapping)) {
    text +=
      text === '' && lead !== '' ? `${lead}${quoteKey(key, indent)}:` : writeKeyLine(key, indent);
    text += writeMember(mapping[key], indent);
  }
  return text;
}

function writeMember(value: Json | undefined, indent: number): string {
  if (!isCollection(value)) return writeScalar(value, indent + 2);
  return isEmpty(value) ? writeEmpty(value) : writeBlock(value, indent + 2, '');
}

function writeSequence(sequence: JsonArray, indent: number, lead: string): string {
  let text = '';
  for (const item of sequence) {
    const dash = `${text === '' && lead !== '' ? lead : blankPrefix(indent)}-`;
    if (!isCollection(item)) text += dash + writeScalar(item, indent + 2);
    else if (isEmpty(item)) text += dash + writeEmpty(item);
    else text += writeBlock(item, indent + 2, `${dash} `);
  }
  return text;
}

const isEmpty = (value: JsonArray | JsonObject): boolean =>
  (Array.isArray(value) ? value : Object.keys(value)).length === 0;

const writeEmpty = (value: JsonArray | JsonObject): string =>
  Array.isArray(value) ? ' []' : ' {}';

/** With the blank in front. cdk8s writes what is undefined as null. */
function writeScalar(value: Json | undefined, indent: number): string {
  if (typeof value === 'string') return ` ${quoteText(value, indent)}`;
  if (typeof value === 'number' && Number.isFinite(value)) return ` ${formatNumber(value)}`;
  if (typeof value === 'boolean') return value ? ' true' : ' false';
  if (value === null || value === undefined) return ' null';
  throw new NotOurs();
}

const formatNumber = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));

/** Keys repeat from object to object; these are the first lines seen, by their depth. */
const KNOWN_LINES = Array.from({ length: 16 }, () => new Map<string, string>());
const MOST_KNOWN = 200;

function writeKeyLine(key: string, indent: number): string {
  const known = KNOWN_LINES[indent >> 1];
  const seen = known?.get(key);
  if (seen !== undefined) return seen;
  const line = `${blankPrefix(indent)}${quoteKey(key, indent)}:`;
  if (known !== undefined && known.size < MOST_KNOWN) known.set(key, line);
  return line;
}
