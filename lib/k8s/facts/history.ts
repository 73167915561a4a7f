/**
 * What a table says of one name at `minor`. A history is one text that is true at every minor, or
 * `T@31-35|U@36-37` (inclusive; at other minors the name does not exist).
 */
export function textAt(history: string, minor: number): string | undefined {
  if (!history.includes('@')) return history;
  return spansOf(history).find(({ first, last }) => minor >= first && minor <= last)?.text;
}

export interface Span {
  readonly text: string;
  readonly first: number;
  readonly last: number;
}

/** The spans of a history that has some. */
export const spansOf = (history: string): Span[] =>
  history.split('|').map((span) => {
    const at = span.lastIndexOf('@');
    const [first = 0, last = 0] = span.slice(at + 1).split('-').map(Number);
    return { text: span.slice(0, at), first, last };
  });
