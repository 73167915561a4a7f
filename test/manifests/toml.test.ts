import { describe, expect, it } from 'vitest';
import { readText } from '../../lib/manifests/read-file';

const HEAD = 'disabled_plugins = []\n';

const read = (text: string) => readText('config.toml', HEAD + text);
const valueIn = (text: string) => read(text).chunks[0]?.document?.value;
const problemIn = (text: string) =>
  read(text).issues.map(({ kind, location }) => `${kind}:${location.line}`);

describe('TOML', () => {
  it.each([
    ['a = 1\nb = 0x1F\nc = 1_000\nd = -2.5e3', { a: 1, b: 31, c: 1000, d: -2500 }],
    ['a = true # yes\nb = false', { a: true, b: false }],
    ['a = "x\\ty\\u0041\\\\"\nb = \'C:\\x\'', { a: 'x\tyA\\', b: 'C:\\x' }],
    ['a = """\nx\n"y" \\\n   z"""', { a: 'x\n"y" z' }],
    ["a = '''\nx'y''z'''", { a: "x'y''z" }],
    ['a = [ 1, # one\n  2,\n]\nb = []', { a: [1, 2], b: [] }],
    ['a = { b.c = 1, d = "x" }', { a: { b: { c: 1 }, d: 'x' } }],
    ['a.b = 1\na."c.d" = 2', { a: { b: 1, 'c.d': 2 } }],
    ['[a.b]\nc = 1\n[a]\nd = 2', { a: { b: { c: 1 }, d: 2 } }],
    [
      "[plugins.'x.y'.z]\n  k = 1979-05-27T07:32:00Z",
      { plugins: { 'x.y': { z: { k: '1979-05-27T07:32:00Z' } } } },
    ],
    ['[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3', { a: [{ b: 1 }, { b: 2, c: { d: 3 } }] }],
    ['a = 1\r\nb = 2\r\n', { a: 1, b: 2 }],
    ['"__proto__" = 1', JSON.parse('{ "__proto__": 1 }')],
  ])('%j', (text, value) => {
    expect(problemIn(text)).toEqual([]);
    expect(valueIn(text)).toEqual({ disabled_plugins: [], ...value });
  });

  it.each([
    ['[plugins', 2],
    ['a = ', 2],
    ['a = 1 b = 2', 2],
    ['a = 1\na = 2', 3],
    ['[a]\n[a]', 3],
    ['a = 01', 2],
    ['a = yes', 2],
    ['a = "x\\q"', 2],
    ['a = "x', 2],
    ['a = { b = 1\n}', 3],
    ['a = { b = 1 }\n[a.c]', 3],
    ['a.b = 1\n[a]', 3],
    ['a = [1 2]', 2],
    ['= 1', 2],
    ['a\nb = 1', 3],
    [`a = ${'['.repeat(5000)}`, 2],
  ])('refuses %j', (text, line) => {
    expect(problemIn(text)).toEqual([`invalid-toml:${line}`]);
  });

  it('knows where a value and a table stand', () => {
    const source = read('[a.b]\n  c = "x"\n').chunks[0]?.document?.source;

    expect(source?.locate(['a', 'b', 'c'])).toMatchObject({ line: 3, column: 7 });
    expect(source?.locate(['a', 'b', 'd'])).toMatchObject({ line: 2 });
  });

  it('of other programs is nobody’s business', () => {
    expect(readText('pyproject.toml', '[project]\nname = oops').issues).toEqual([]);
  });
});
