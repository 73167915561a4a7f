import { describe, expect, it } from 'vitest';
import { serializeToml, type TomlTable } from '../../../lib/emit/runtime/toml';
import { readExample } from '../../support/read-example';

const readBack = (table: TomlTable): unknown =>
  readExample('etc/containerd/config.toml', serializeToml(table)).chunks[0]?.document?.value;

describe('TOML that we write', () => {
  it('names every table in full', () => {
    expect(
      serializeToml({ plugins: { 'a.b': { on: true, c: { list: ['x', 'y'] } } }, version: 3 }),
    ).toBe(`version = 3

[plugins."a.b"]
on = true

[plugins."a.b".c]
list = ["x", "y"]
`);
  });

  it.each([
    'quote " and \\ backslash',
    'line\nbreak, tab\t, nul\0, delete\u007f',
    '"]\n[plugins."evil',
    "'''",
    'ünï ☃ 🐋',
    '',
  ])('keeps %j, as a value and as a name', (text) => {
    const table = { plugins: { [text]: { value: text, list: [text] } } };
    expect(readBack(table)).toEqual(table);
  });
});
