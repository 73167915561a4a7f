import { JsonReader } from './json-reader';
import type { DuplicateKey, PlacedNode, PlacedText } from './placed-node';
import { TextFailure } from './text-failure';

/** One strict JSON value and nothing else, as libcni and encoding/json read it. Throws TextFailure. */
export function parseJsonDocument(text: string): PlacedText {
  const reader = new JsonReader(text);
  const root = reader.readValue();
  if (!reader.isAtEnd()) throw reader.failure('a second value follows the first one');
  return { root, duplicates: reader.duplicates };
}

/** Values in a row without separators: a stream for kubectl, an error for everybody else. */
export function parseJsonStream(text: string): PlacedText[] {
  const values: PlacedText[] = [];
  const reader = new JsonReader(text);
  while (!reader.isAtEnd()) {
    const before = reader.duplicates.length;
    const root: PlacedNode = reader.readValue();
    const duplicates: DuplicateKey[] = reader.duplicates.slice(before);
    values.push({ root, duplicates });
  }
  if (values.length === 0) throw new TextFailure('invalid-json', 'unexpected end of JSON input', 0);
  return values;
}
