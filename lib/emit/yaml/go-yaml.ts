import type { Json, JsonArray, JsonObject } from '../../model/document';
import { compareGoKeys } from './go-key-order';
import { formatGoNumber } from './go-number';
import { writeEscaped, writeGoText } from './go-scalar';
import { blankPrefix } from './indent';

/**
 * One document byte for byte as `sigs.k8s.io/yaml.Marshal` writes it, so that our files equal kubeadm's:
 * keys sorted its way, sequences not indented under their key, its quotes, its folding at 80 columns.
 *
 * What Go would not carry comes out in quotes, escaped, and keys that it would write with `? ` (over
 * 128 bytes or with a line break) in one line behind it: every YAML reader gets back what was meant.
 * @see test/emit/yaml/go-yaml.test.ts for the verdicts of the real writer
 */
export function serializeGoYaml(json: Json): string {
  const text = isFilled(json) ? writeBlock(json, 0) : writeScalar(json, { column: 0, indent: 2 });
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** What goes on lines of its own; `{}` and `[]` stay on the line of their key. */
function isFilled(value: Json | undefined): value is JsonArray | JsonObject {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0;
}

const writeBlock = (value: JsonArray | JsonObject, indent: number): string =>
  Array.isArray(value) ? writeSequence(value, indent) : writeMapping(value as JsonObject, indent);

function writeMapping(mapping: JsonObject, indent: number): string {
  const keys = Object.keys(mapping).sort(compareGoKeys);
  return keys.map((key) => writeMember(key, mapping[key], indent)).reduce(joinLines(indent));
}

function writeMember(key: string, value: Json | undefined, indent: number): string {
  const name = writeKey(key, indent);
  if (isFilled(value)) {
    const inner = Array.isArray(value) ? indent : indent + 2;
    return `${name}:${blankPrefix(inner)}${writeBlock(value, inner)}`;
  }
  const column = indent + [...name].length + 2;
  return `${name}: ${writeScalar(value, { column, indent: indent + 2 })}`;
}

function writeSequence(sequence: JsonArray, indent: number): string {
  return sequence.map((item) => writeItem(item, indent + 2)).reduce(joinLines(indent));
}

const writeItem = (item: Json, indent: number): string =>
  `- ${isFilled(item) ? writeBlock(item, indent) : writeScalar(item, { column: indent, indent })}`;

/** A literal block that keeps its last line break has ended the line already. */
const joinLines = (indent: number) => (before: string, next: string) =>
  before + (before.endsWith('\n') ? blankPrefix(indent).slice(1) : blankPrefix(indent)) + next;

function writeKey(key: string, indent: number): string {
  const isSimple = !/[\r\n]/.test(key) && Buffer.byteLength(key) <= 128;
  return isSimple
    ? writeGoText(key, { column: undefined, indent: 0 })
    : `? ${writeEscaped(key)}${blankPrefix(indent)}`;
}

function writeScalar(value: Json | undefined, place: { column: number; indent: number }): string {
  if (typeof value === 'string') return writeGoText(value, place);
  if (typeof value === 'number') return formatGoNumber(value);
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[]' : '{}';
  return String(value ?? null);
}
