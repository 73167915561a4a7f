import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkInputs } from '../../../lib/rules/check-inputs';
import { readExample } from '../../support/read-example';

interface Verdict {
  readonly title: string;
  /** Who refused the list: libcni 1.3.0 to load it, or the plugins v1.9.1 to add a pod. */
  readonly refusedBy: readonly string[];
  readonly text: string;
}

const VERDICTS = readFileSync(join(__dirname, 'conflist-verdicts.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Verdict);

const refusersOf = (text: string): string[] => {
  const { findings } = checkInputs([readExample('net.d/10-pods.conflist', text)], {});
  return [...new Set(findings.flatMap(({ refusedBy }) => refusedBy))];
};

describe('the real libcni and plugins agree with us', () => {
  it.each(VERDICTS)('on $title', ({ refusedBy, text }) => {
    expect(refusersOf(text)).toEqual(refusedBy);
  });
});
