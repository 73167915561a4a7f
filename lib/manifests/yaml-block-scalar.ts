import type { ScalarStyle } from './placed-node';
import { CHAR, isBlank, isBreak } from './yaml-character';
import type { YamlCursor } from './yaml-cursor';

export interface BlockScalar {
  readonly text: string;
  readonly end: number;
  readonly style: ScalarStyle;
}

interface Header {
  readonly keep: 'one' | 'none' | 'all';
  /** 0: the first line with text decides. */
  readonly increment: number;
}

const KEEP: Readonly<Record<string, Header['keep']>> = { '-': 'none', '+': 'all' };

/** From `|` or `>` to the beginning of the first line that is no longer part of it. */
export function readBlockScalar(cursor: YamlCursor, parentIndent: number): BlockScalar {
  const style = cursor.peek() === CHAR.pipe ? 'literal' : 'folded';
  const header = readHeader(cursor);
  const given = header.increment && Math.max(parentIndent, 0) + header.increment;
  const blank = readBlankLines(cursor, given);
  const indent = given || Math.max(blank.widest, parentIndent + 1, 1);
  return { ...readLines(cursor, indent, blank.breaks, { style, keep: header.keep }), style };
}

function readHeader(cursor: YamlCursor): Header {
  cursor.skip();
  const letters = /[-+]?\d?[-+]?/y;
  letters.lastIndex = cursor.offset;
  const found = /^([-+]?)(\d?)$|^(\d)([-+]?)/.exec(letters.exec(cursor.text)?.[0] ?? '');
  // `|-2+`: only the first two signs belong to the header; the rest fails below.
  const [, signBefore = '', digitAfter = '', digitBefore = '', signAfter = ''] = found ?? [];
  const digit = digitBefore || digitAfter;
  if (digit === '0') cursor.fail('found an indentation indicator equal to 0');
  cursor.skip(found?.[0].length ?? 0);
  skipHeaderLine(cursor);
  return { keep: KEEP[signBefore || signAfter] ?? 'one', increment: Number(digit) };
}

function skipHeaderLine(cursor: YamlCursor): void {
  cursor.skipBlanks();
  cursor.skipComment();
  if (!cursor.atLineEnd()) cursor.fail('did not find expected comment or line break');
  if (isBreak(cursor.peek())) cursor.readBreak();
}

/** Lines without text, before and between the others; `indent` 0 means not known yet. */
function readBlankLines(cursor: YamlCursor, indent: number): { breaks: string; widest: number } {
  let breaks = '';
  let widest = 0;
  for (;;) {
    while ((indent === 0 || cursor.column < indent) && cursor.peek() === CHAR.space) cursor.skip();
    widest = Math.max(widest, cursor.column);
    if ((indent === 0 || cursor.column < indent) && cursor.peek() === CHAR.tab) {
      cursor.fail('found a tab character where an indentation space is expected');
    }
    if (!isBreak(cursor.peek())) return { breaks, widest };
    breaks += cursor.readBreak();
  }
}

interface Reading {
  readonly style: ScalarStyle;
  readonly keep: Header['keep'];
}

function readLines(cursor: YamlCursor, indent: number, before: string, { style, keep }: Reading) {
  let text = '';
  let lineBreak = '';
  let breaks = before;
  let wasIndented = false;
  let end = cursor.offset;
  while (cursor.column === indent && cursor.offset < cursor.text.length) {
    const isIndented = isBlank(cursor.peek());
    const folds = style === 'folded' && lineBreak === '\n' && !wasIndented && !isIndented;
    text += (folds ? (breaks === '' ? ' ' : '') : lineBreak) + breaks + readLine(cursor);
    wasIndented = isIndented;
    end = cursor.offset;
    lineBreak = isBreak(cursor.peek()) ? cursor.readBreak() : '';
    breaks = readBlankLines(cursor, indent).breaks;
  }
  const tail = { none: '', one: lineBreak, all: lineBreak + breaks }[keep];
  return { text: text + tail, end };
}

function readLine(cursor: YamlCursor): string {
  const start = cursor.offset;
  cursor.skipLine();
  return cursor.text.slice(start, cursor.offset);
}
