import { isPlain, oneLine } from './one-line';

const GAP = '  ';

type Row = readonly string[];

/** Gone through twice, so that a hundred thousand rows need not be held at once. */
type Rows = Iterable<Row>;

/** Columns for people, words for programs: each row a line, no line longer than it needs to be. */
export function textTable(rows: Rows): string {
  const { widths, isInert } = measure(rows);
  return isInert ? align(rows, widths) : textTable([...rows].map((row) => row.map(oneLine)));
}

interface Measures {
  /** Of the columns. */
  readonly widths: readonly number[];
  /** Nothing has to be replaced: so it nearly always is. */
  readonly isInert: boolean;
}

function measure(rows: Rows): Measures {
  const widths: number[] = [];
  let isInert = true;
  for (const row of rows) {
    for (let column = 0; column < row.length; column++) {
      const cell = row[column] ?? '';
      if (cell.length > (widths[column] ?? -1)) widths[column] = cell.length;
      isInert &&= isPlain(cell) || oneLine(cell) === cell;
    }
  }
  return { widths, isInert };
}

/** Words joined at once: few enough to be garbage before it is costly. */
const BATCH = 2000;

function align(rows: Rows, widths: readonly number[]): string {
  let text = '';
  let words: string[] = [];
  for (const row of rows) {
    addLine(words, row, widths);
    if (words.length < BATCH) continue;
    text += words.join('');
    words = [];
  }
  return text + words.join('');
}

function addLine(words: string[], row: Row, widths: readonly number[]): void {
  let last = row.length - 1;
  while (last > 0 && row[last] === '') last--;
  for (let column = 0; column < last; column++) {
    const word = row[column] ?? '';
    words.push(word, blanks((widths[column] ?? 0) - word.length), GAP);
  }
  words.push((row[last] ?? '').trimEnd(), '\n');
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
