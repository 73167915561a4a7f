import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { serializeGoYaml } from '../../../lib/emit/yaml/go-yaml';
import type { Json } from '../../../lib/model/document';

interface Verdict {
  readonly json: Json;
  /** What sigs.k8s.io/yaml v1.6.0 (go.yaml.in/yaml/v2 v2.4.2) wrote. */
  readonly yaml: string;
}

const recorded = readFileSync(join(__dirname, 'go-yaml.verdicts.jsonl'), 'utf8').trim().split('\n');
const verdicts = recorded.map((line) => JSON.parse(line) as Verdict);

describe('serializeGoYaml', () => {
  it('has the verdicts of the real writer', () => {
    expect(verdicts.length).toBeGreaterThan(300);
  });

  it.each(
    verdicts.map(({ json, yaml }) => [JSON.stringify(json).slice(0, 80), json, yaml] as const),
  )('writes the bytes of sigs.k8s.io/yaml: %s', (_, json, yaml) => {
    expect(serializeGoYaml(json)).toBe(yaml);
  });

  it.each<[Json, string]>([
    [{ 'a\nb': 1 }, '? "a\\nb"\n: 1\n'],
    [{ a: { ['k'.repeat(129)]: [1] } }, `a:\n  ? "${'k'.repeat(129)}"\n  :\n  - 1\n`],
    [{ a: 'a\u2028b' }, 'a: "a\\u2028b"\n'],
    [{ a: 'a\ud800"\u007f' }, 'a: "a\ufffd\\"\\u007f"\n'],
  ])('writes what Go cannot carry so that others read it: %j', (json, yaml) => {
    expect(serializeGoYaml(json)).toBe(yaml);
    expect(parse(yaml)).toEqual(JSON.parse(JSON.stringify(json).replace('\\ud800', '\ufffd')));
  });
});
