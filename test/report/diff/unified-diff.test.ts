import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../../lib/report/diff/unified-diff';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diff-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const hasPatch = spawnSync('patch', ['--version']).status === 0;

const diffOf = (before: string, after: string): string =>
  unifiedDiff({ name: 'old', text: before }, { name: 'new', text: after })
    .map((line) => `${line}\n`)
    .join('');

/** What the program `patch` makes of the old text. */
function patched(before: string, patch: string): string {
  const file = join(folder, 'text');
  writeFileSync(file, before);
  const options = ['--quiet', '--force', '--output=-', file];
  return execFileSync('patch', options, { input: patch, encoding: 'utf8' });
}

/** Texts of few different lines, so that many are equal by chance; the same ones in every run. */
function someTexts(count: number): string[] {
  let state = 7;
  const next = (below: number): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
  return Array.from({ length: count }, () => {
    const lines = Array.from({ length: next(25) }, () => 'abcde'[next(5)]);
    return lines.join('\n') + (next(3) === 0 ? '' : '\n');
  });
}

describe('a unified diff', () => {
  it('is empty for equal texts', () => {
    expect(diffOf('a\nb\n', 'a\nb\n')).toBe('');
  });

  it('shows three lines around what differs', () => {
    const before = Array.from({ length: 20 }, (_, index) => `${index}\n`).join('');

    expect(diffOf(before, before.replace('\n9\n', '\nnine\n')).split('\n')).toEqual([
      ...['--- old', '+++ new', '@@ -7,7 +7,7 @@', ' 6', ' 7', ' 8', '-9', '+nine'],
      ...[' 10', ' 11', ' 12', ''],
    ]);
  });

  it('names a side that is not there', () => {
    const lines = unifiedDiff({ name: 'old', text: undefined }, { name: 'new', text: 'a\n' });

    expect(lines).toEqual(['--- /dev/null', '+++ new', '@@ -0,0 +1 @@', '+a']);
  });

  it('gives up on lines in common where there are too many differences', () => {
    const text = (word: string) =>
      Array.from({ length: 20_000 }, (_, at) => `${word}${at}\n`).join('');
    const lines = diffOf(text('a'), text('b')).split('\n');

    expect(lines.filter((line) => line.startsWith('-a'))).toHaveLength(20_000);
    expect(lines.filter((line) => line.startsWith('+b'))).toHaveLength(20_000);
  });

  it.runIf(hasPatch)('is what patch makes the new text of', () => {
    const texts = someTexts(60);
    texts.forEach((before, index) => {
      const after = texts[(index + 1) % texts.length] ?? '';
      if (before === '' || after === '' || before === after) return;
      expect(patched(before, diffOf(before, after))).toBe(after);
    });
  });
});
