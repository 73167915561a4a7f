/**
 * The first record that Go's encoding/csv reads from a text; undefined where it refuses: a quote
 * inside a plain field, text after a closing quote, a quote that nobody closes.
 */
export function readCsvRecord(text: string): string[] | undefined {
  const record = text.replaceAll('\r\n', '\n').replace(/^\n+/, '');
  if (record === '') return undefined;
  const fields: string[] = [];
  let rest = record;
  for (;;) {
    const field = rest.startsWith('"') ? quoted(rest) : plain(rest);
    if (!field) return undefined;
    fields.push(field.value);
    if (!field.rest.startsWith(',')) return fields;
    rest = field.rest.slice(1);
  }
}

interface Field {
  readonly value: string;
  /** Begins with the comma, or with the end of the line. */
  readonly rest: string;
}

function plain(text: string): Field | undefined {
  const end = text.search(/[,\n]|$/);
  const value = text.slice(0, end);
  return value.includes('"') ? undefined : { value, rest: text.slice(end) };
}

function quoted(text: string): Field | undefined {
  const match = /^"((?:[^"]|"")*)"(?=[,\n]|$)/.exec(text);
  if (!match) return undefined;
  return { value: (match[1] ?? '').replaceAll('""', '"'), rest: text.slice(match[0].length) };
}

/** The record that is read back as these fields. */
export const writeCsvRecord = (fields: readonly string[]): string =>
  fields.map((field) => (/[",\r\n]/.test(field) ? quote(field) : field)).join(',');

const quote = (field: string): string => `"${field.replaceAll('"', '""')}"`;
