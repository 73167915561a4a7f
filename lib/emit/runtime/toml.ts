/** What the files of containerd are made of. */
export type TomlValue = string | number | boolean | readonly string[] | TomlTable;

export interface TomlTable {
  readonly [key: string]: TomlValue;
}

/** Every table under its full name; tables that say nothing are left out. */
export const serializeToml = (table: TomlTable): string => sectionsOf(table, []).join('\n');

function sectionsOf(table: TomlTable, path: readonly string[]): string[] {
  const entries = Object.entries(table).map(([key, value]) => ({ key: keyText(key), value }));
  const pairs = entries.flatMap(({ key, value }) =>
    isTable(value) ? [] : [`${key} = ${valueText(value)}\n`],
  );
  const inner = entries.flatMap(({ key, value }) =>
    isTable(value) ? sectionsOf(value, [...path, key]) : [],
  );
  const head = path.length > 0 ? `[${path.join('.')}]\n` : '';
  return pairs.length > 0 ? [head + pairs.join(''), ...inner] : inner;
}

const isTable = (value: TomlValue): value is TomlTable =>
  typeof value === 'object' && !Array.isArray(value);

const keyText = (key: string): string => (/^[\w-]+$/.test(key) ? key : quote(key));

function valueText(value: Exclude<TomlValue, TomlTable>): string {
  if (typeof value === 'string') return quote(value);
  return typeof value === 'object' ? `[${value.map(quote).join(', ')}]` : String(value);
}

/** A basic string: TOML 1.0 takes no control characters in it. */
const quote = (text: string): string => `"${text.replace(/["\\\p{Cc}]/gu, escaped)}"`;

const escaped = (character: string): string =>
  /["\\]/.test(character)
    ? `\\${character}`
    : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
