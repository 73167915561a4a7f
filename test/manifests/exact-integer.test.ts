import { describe, expect, test } from 'vitest';
import { readText } from '../../lib/manifests/read-file';

const exactIn = (name: string, text: string, path: readonly string[]) =>
  readText(name, text).chunks[0]?.document?.source.exactInteger?.(path);

describe('integers that a JavaScript number cannot hold', () => {
  test.each<[string, bigint | undefined]>([
    ['9007199254740991', undefined],
    ['9007199254740993', 2n ** 53n + 1n],
    ['9_223_372_036_854_775_807', 2n ** 63n - 1n],
    ['0x7fffffffffffffff', 2n ** 63n - 1n],
    ['9223372036854775808', 2n ** 63n],
    ['-9223372036854775808', -(2n ** 63n)],
    // goyaml makes floats of them.
    ['-9223372036854775809', undefined],
    ['18446744073709551616', undefined],
    ['!!float 9223372036854775807', undefined],
    ['1e30', undefined],
    ['"9223372036854775807"', undefined],
  ])('%s in YAML', (text, exact) => {
    expect(exactIn('a.yaml', `a: {b: ${text}}\n`, ['a', 'b'])).toBe(exact);
  });

  test.each<[string, bigint | undefined]>([
    ['9007199254740991', undefined],
    ['-9007199254740993', -(2n ** 53n) - 1n],
    ['-9223372036854775809', -(2n ** 63n) - 1n],
    ['9223372036854775807.0', undefined],
    ['1e30', undefined],
  ])('%s in JSON', (text, exact) => {
    expect(exactIn('a.json', `{"a": [${text}]}`, ['a', '0'])).toBe(exact);
  });
});
