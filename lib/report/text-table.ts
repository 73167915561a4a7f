import { oneLine } from './one-line';

const GAP = '  ';

/** Columns for people, words for programs: each row a line, no line longer than it needs to be. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const shown = rows.map((row) => row.map(oneLine));
  const widths = columnWidths(shown);
  let text = '';
  for (const row of shown) text += `${alignRow(row, widths)}\n`;
  return text;
}

/** Of as many rows as there are: spread over the arguments of one call, 100,000 are too many. */
export function columnWidths(rows: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (let column = 0; column < row.length; column++) {
      widths[column] = Math.max(widths[column] ?? 0, row[column]?.length ?? 0);
    }
  }
  return widths;
}

function alignRow(row: readonly string[], widths: readonly number[]): string {
  let line = '';
  for (let column = 0; column < row.length; column++) {
    if (column > 0) line += GAP;
    line += (row[column] ?? '').padEnd(widths[column] ?? 0);
  }
  return line.trimEnd();
}
