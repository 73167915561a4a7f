import { isPlain, oneLine } from './one-line';

const GAP = '  ';

type Row = readonly string[];

/** Rows measured and written together: a table of a hundred thousand is never held whole. */
const BATCH = 2000;

/**
 * Columns for people, words for programs: each row a line, no line longer than it needs to be.
 * A long table may widen a column as it goes on.
 */
export function textTable(rows: Iterable<Row>): string {
  const widths: number[] = [];
  let text = '';
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    text += align(batch, widths);
    batch = [];
  }
  return text + align(batch, widths);
}

/** Nearly always nothing has to be replaced, and all of it is told so at once. */
function align(rows: readonly Row[], widths: number[]): string {
  const lines = linesOf(rows, widths);
  const inert = isPlain(lines.join(''))
    ? lines
    : linesOf(
        rows.map((row) => row.map(oneLine)),
        widths,
      );
  return inert.map((line) => `${line}\n`).join('');
}

function linesOf(rows: readonly Row[], widths: number[]): string[] {
  for (const row of rows) widen(widths, row);
  return rows.map((row) => lineOf(row, widths));
}

function widen(widths: number[], row: Row): void {
  row.forEach(({ length }, column) => {
    if (length > (widths[column] ?? -1)) widths[column] = length;
  });
}

function lineOf(row: Row, widths: readonly number[]): string {
  let last = row.length - 1;
  while (last > 0 && row[last] === '') last--;
  let line = '';
  for (let column = 0; column < last; column++) {
    const word = row[column] ?? '';
    line += word + blanks((widths[column] ?? 0) - word.length) + GAP;
  }
  return line + (row[last] ?? '').trimEnd();
}

const BLANKS: string[] = [];
const MOST_KEPT = 300;

/** `repeat` makes a new text each time. */
function blanks(count: number): string {
  if (count > MOST_KEPT) return ' '.repeat(count);
  const known = BLANKS[count] ?? ' '.repeat(count);
  BLANKS[count] = known;
  return known;
}
