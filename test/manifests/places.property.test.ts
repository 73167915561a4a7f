import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';

import type { Path } from '../../lib/diag/path';
import { readText } from '../../lib/manifests/read-file';
import type { Json } from '../../lib/model/document';

const leaf = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
  fc.boolean(),
  fc.constant(null),
);
const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('tree'), { maxKeys: 4 }),
  ) as fc.Arbitrary<Json>,
}));
const document = fc.dictionary(fc.string(), tree, { minKeys: 1, maxKeys: 5 }) as fc.Arbitrary<Json>;

function* leavesOf(value: Json, path: Path = []): Generator<[Path, Json]> {
  if (typeof value !== 'object' || value === null) yield [path, value];
  else {
    for (const [key, inner] of Object.entries(value)) {
      yield* leavesOf(inner as Json, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  }
}

/** Block style in which every scalar is spelled as JSON does, with noise between the lines. */
function printBlock(value: Json, indent: number, noise: string): string {
  if (typeof value !== 'object' || value === null) return ` ${JSON.stringify(value)}\n${noise}`;
  const pad = ' '.repeat(indent);
  const entries = Object.entries(value) as [string, Json][];
  if (entries.length === 0) return Array.isArray(value) ? ' []\n' : ' {}\n';
  const lines = entries.map(([key, inner]) => {
    const head = Array.isArray(value) ? '-' : `${JSON.stringify(key)}:`;
    return `${pad}${head}${printBlock(inner, indent + 2, noise)}`;
  });
  return `\n${lines.join('')}`;
}

function expectLeavesInPlace(name: string, text: string, value: Json): void {
  const { chunks, issues } = readText(name, text);
  expect(issues).toEqual([]);
  const read = chunks.at(-1)?.document;
  expect(JSON.stringify(read?.value)).toBe(JSON.stringify(value));
  const lines = text.split('\n');
  for (const [path, expected] of leavesOf(value)) {
    const { line, column } = read?.source.locate(path) ?? {};
    const rest = lines[(line ?? 0) - 1]?.slice((column ?? 0) - 1) ?? '';
    expect(rest.startsWith(JSON.stringify(expected))).toBe(true);
  }
}

// -0 is 0 for JSON, and nothing downstream can tell them apart.
const withoutNegativeZero = (value: Json): Json => JSON.parse(JSON.stringify(value)) as Json;

test('every leaf of a JSON text is placed at text that spells it', () => {
  fc.assert(
    fc.property(document, (given) => {
      const value = withoutNegativeZero(given);
      expectLeavesInPlace('a.json', JSON.stringify(value, null, 2), value);
      expectLeavesInPlace('a.yaml', `---\n${JSON.stringify(value)}`, value);
    }),
  );
});

test('every leaf of a block text is placed at text that spells it', () => {
  const noise = fc.constantFrom('', '\n', '# c\n', '\n  # c: 1\n\n');
  fc.assert(
    fc.property(document, noise, (given, between) => {
      const value = withoutNegativeZero(given);
      expectLeavesInPlace('a.yaml', `a: 1\n---${printBlock(value, 0, between)}`, value);
    }),
  );
});

test('what the yaml package prints for YAML 1.1 is read back', () => {
  fc.assert(
    fc.property(document, (given) => {
      const value = withoutNegativeZero(given);
      const text = stringify(value, { version: '1.1', lineWidth: 0 });
      const [chunk] = readText('a.yaml', `---\n${text}`).chunks;
      expect(JSON.stringify(chunk?.document?.value)).toBe(JSON.stringify(value));
    }),
  );
});
