import { oneLine } from './one-line';

const CONTEXT = 3;

/**
 * The change of a file as `diff -u` shows it, for texts with as many lines before as after. Lines
 * are shown as they are, so that `patch` takes it.
 */
export function unifiedDiff(name: string, before: string, after: string): string {
  const old = before.split('\n');
  const fresh = after.split('\n');
  const changed = old.flatMap((line, index) => (line === fresh[index] ? [] : [index]));
  const hunks = hunksOf(changed).map((hunk) => renderHunk(old, fresh, hunk));
  const file = oneLine(name);
  return hunks.length === 0 ? '' : `--- a/${file}\n+++ b/${file}\n${hunks.join('')}`;
}

interface Hunk {
  readonly first: number;
  last: number;
}

/** Changes whose surroundings touch are one hunk. */
function hunksOf(changed: readonly number[]): Hunk[] {
  const hunks: Hunk[] = [];
  for (const line of changed) {
    const hunk = hunks.at(-1);
    if (hunk && line - hunk.last <= 2 * CONTEXT) hunk.last = line;
    else hunks.push({ first: line, last: line });
  }
  return hunks;
}

function renderHunk(old: readonly string[], fresh: readonly string[], hunk: Hunk): string {
  const end = lineCount(old);
  const from = Math.max(0, hunk.first - CONTEXT);
  const to = Math.min(end, hunk.last + CONTEXT + 1);
  const lines: string[] = [];
  let index = from;
  while (index < to) {
    if (old[index] === fresh[index]) lines.push(lineOf(' ', old, index++));
    else {
      const start = index;
      while (index < to && old[index] !== fresh[index]) index++;
      for (let at = start; at < index; at++) lines.push(lineOf('-', old, at));
      for (let at = start; at < index; at++) lines.push(lineOf('+', fresh, at));
    }
  }
  const span = `${from + 1},${to - from}`;
  return `@@ -${span} +${span} @@\n${lines.join('')}`;
}

/** What stands behind the last line break is a line only when there is something. */
const lineCount = (lines: readonly string[]): number =>
  lines.at(-1) === '' ? lines.length - 1 : lines.length;

const lineOf = (mark: string, lines: readonly string[], index: number): string =>
  `${mark}${lines[index] ?? ''}\n${index === lines.length - 1 ? '\\ No newline at end of file\n' : ''}`;
