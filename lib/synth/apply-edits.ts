import type { Edit } from '../diag/edit';

/** The text with the edits made, everything else byte for byte; undefined when it is not the text they were made for. */
export function applyEdits(text: string, edits: readonly Edit[]): string | undefined {
  let result = text;
  const starts = lineStarts(text);
  const placed = edits.map((edit) => ({ edit, offset: offsetOf(edit, starts) }));
  for (const { edit, offset } of placed.sort((a, b) => b.offset - a.offset)) {
    if (!text.startsWith(edit.from, offset)) return undefined;
    result = result.slice(0, offset) + edit.to + result.slice(offset + edit.from.length);
  }
  return result;
}

/** As places count: a byte order mark is no column. */
function lineStarts(text: string): number[] {
  const starts = [text.startsWith('\ufeff') ? 1 : 0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

const offsetOf = ({ line, column }: Edit, starts: readonly number[]): number =>
  (starts[line - 1] ?? Number.POSITIVE_INFINITY) + column - 1;
