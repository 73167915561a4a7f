import { CHAR, isBlank, isBreak } from './yaml-character';
import type { YamlCursor } from './yaml-cursor';

/** Skips blanks, comments and line breaks; returns whether a block key may start where it ends. */
export function skipToToken(cursor: YamlCursor, isInFlow: boolean, mayStartKey: boolean): boolean {
  let mayStart = mayStartKey;
  for (;;) {
    // A tab may separate, but never where a block key could begin.
    skipSeparation(cursor, isInFlow || !mayStart);
    cursor.skipComment();
    if (!isBreak(cursor.peek())) return mayStart;
    cursor.readBreak();
    if (!isInFlow) mayStart = true;
  }
}

function skipSeparation(cursor: YamlCursor, isTabAllowed: boolean): void {
  for (let code = cursor.peek(); isBlank(code); code = cursor.peek()) {
    if (code === CHAR.tab && !isTabAllowed) return;
    cursor.skip();
  }
}
