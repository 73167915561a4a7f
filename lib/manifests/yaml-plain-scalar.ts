import { CHAR, isBlank, isBreak } from './yaml-character';
import type { YamlCursor } from './yaml-cursor';

export interface PlainScalar {
  readonly text: string;
  readonly end: number;
  /** Text went on, or ended, after a line break: the next token may start a key. */
  readonly endsOnNewLine: boolean;
}

interface Gap {
  /** Blanks inside one line, kept as they are. */
  readonly blanks: string;
  /** Line breaks folded as YAML says: one becomes a space, n become n-1. */
  readonly folded: string;
  readonly hasBreak: boolean;
}

const NO_GAP: Gap = { blanks: '', folded: '', hasBreak: false };

export function readPlainScalar(
  cursor: YamlCursor,
  indent: number,
  isInFlow: boolean,
): PlainScalar {
  let text = '';
  let end = cursor.offset;
  let gap = NO_GAP;
  while (!cursor.atDocumentIndicator() && cursor.peek() !== CHAR.hash) {
    const run = readRun(cursor, isInFlow);
    if (run !== '') {
      text += (gap.hasBreak ? gap.folded : gap.blanks) + run;
      end = cursor.offset;
      gap = NO_GAP;
    }
    if (!isBlank(cursor.peek()) && !isBreak(cursor.peek())) break;
    gap = readGap(cursor, indent);
    if (!isInFlow && cursor.column < indent) break;
  }
  return { text, end, endsOnNewLine: gap.hasBreak };
}

/** Characters up to the next blank or to an indicator that ends the scalar. */
function readRun(cursor: YamlCursor, isInFlow: boolean): string {
  const start = cursor.offset;
  cursor.skipPlainRun(isInFlow);
  return cursor.text.slice(start, cursor.offset);
}

function readGap(cursor: YamlCursor, indent: number): Gap {
  const start = cursor.offset;
  cursor.skipBlanks();
  const blanks = cursor.text.slice(start, cursor.offset);
  if (!isBreak(cursor.peek())) return { blanks, folded: '', hasBreak: false };
  return { blanks: '', folded: foldBreaks(cursor, indent), hasBreak: true };
}

function foldBreaks(cursor: YamlCursor, indent: number): string {
  const first = cursor.readBreak();
  let others = '';
  for (let code = cursor.peek(); isBlank(code) || isBreak(code); code = cursor.peek()) {
    if (code === CHAR.tab && cursor.column < indent) {
      cursor.fail('found a tab character that violates indentation');
    }
    if (isBreak(code)) others += cursor.readBreak();
    else cursor.skip();
  }
  return foldLines(first, others);
}

/** Shared by every scalar that folds: a lone newline is a space, the first of several is dropped. */
export function foldLines(first: string, others: string): string {
  if (first !== '\n') return first + others;
  return others === '' ? ' ' : others;
}
