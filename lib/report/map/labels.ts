/** A text that belongs to a place on a line. */
export interface Label {
  readonly text: string;
  /** What it points to. */
  readonly anchor: number;
}

export interface PlacedLabel<L extends Label = Label> {
  readonly label: L;
  /** What of its text has room. */
  readonly text: string;
  readonly start: number;
  readonly length: number;
  /** Where the line from its anchor comes down. */
  readonly stem: number;
  /** 0 is the row next to the line. */
  readonly row: number;
}

const GAP = 10;

/**
 * Rows of labels that never touch each other, nor the stems of those in lower rows. The last one
 * comes first, so that stems pass the upper rows on their left:
 *
 *     │      │    └ third
 *     │      └ second
 *     └ first, which is longer
 */
export function placeLabels<L extends Label>(
  labels: readonly L[],
  width: number,
  charWidth: number,
): PlacedLabel<L>[] {
  const placed: PlacedLabel<L>[] = [];
  for (const label of labels.toSorted((a, b) => b.anchor - a.anchor)) {
    const text = fitText(label.text, width, charWidth);
    const length = widthOfText(text, charWidth);
    const start = Math.max(0, Math.min(label.anchor, width - length));
    const isFree = (row: number) =>
      placed.every((other) =>
        other.row === row
          ? start + length + GAP <= other.start || other.start + other.length + GAP <= start
          : other.row < row || other.stem < start || start + length < other.stem,
      );
    let row = 0;
    while (!isFree(row)) row++;
    placed.push({ label, text, start, length, row, stem: label.anchor });
  }
  return placed.reverse();
}

export const rowCount = (labels: readonly PlacedLabel[]): number =>
  labels.reduce((most, { row }) => Math.max(most, row + 1), 0);

const WIDE = /[\u1100-\u115f\u2e80-\u{10ffff}]/u;

/** In fonts of one width; characters of Asian scripts take two places. */
export const widthOfText = (text: string, charWidth: number): number =>
  [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0) * charWidth;

/** As much of the text as fits, the rest as `…`. */
export function fitText(text: string, width: number, charWidth: number): string {
  if (widthOfText(text, charWidth) <= width) return text;
  const characters = [...text];
  while (characters.length > 0 && widthOfText(`${characters.join('')}…`, charWidth) > width) {
    characters.pop();
  }
  return `${characters.join('')}…`;
}
