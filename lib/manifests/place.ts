/** 1-based. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Finds line and column of an offset; the list of lines is made when first asked for. */
export class LineIndex {
  private starts: readonly number[] | undefined;

  constructor(
    private readonly text: string,
    private readonly firstLine: number,
  ) {}

  placeAt(offset: number): Place {
    this.starts ??= lineStarts(this.text);
    const row = lastAtMost(this.starts, offset);
    const lineStart = this.starts[row] ?? 0;
    return { line: this.firstLine + row, column: Math.max(offset - lineStart, 0) + 1 };
  }
}

function lineStarts(text: string): number[] {
  // No editor counts a byte order mark as a column.
  const starts = [text.startsWith('\ufeff') ? 1 : 0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
