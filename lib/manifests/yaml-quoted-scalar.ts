import { CHAR, isBlank, isBlankOrEnd, isBreak, isEnd } from './yaml-character';
import type { YamlCursor } from './yaml-cursor';
import { foldLines } from './yaml-plain-scalar';

/** Source: scannerc.go of goyaml v2; it knows no `\/`, which YAML 1.2 has. */
const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const HEX_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** From the opening quote to behind the closing one. */
export function readQuotedScalar(cursor: YamlCursor): string {
  const start = cursor.offset;
  const quote = cursor.peek();
  cursor.skip();
  let text = '';
  for (;;) {
    if (cursor.atDocumentIndicator()) cursor.fail('found unexpected document indicator', start);
    if (isEnd(cursor.peek())) cursor.fail('found unexpected end of stream', start);
    const line = readRun(cursor, quote);
    text += line.text;
    if (cursor.peek() === quote && !line.isJoined) break;
    text += readGap(cursor, line.isJoined);
  }
  cursor.skip();
  return text;
}

interface Run {
  readonly text: string;
  /** The line ended with a backslash: the break and the next blanks vanish. */
  readonly isJoined: boolean;
}

function readRun(cursor: YamlCursor, quote: number): Run {
  let text = '';
  let start = cursor.offset;
  for (let code = cursor.peek(); !isBlankOrEnd(code); code = cursor.peek()) {
    const isDoubled = code === quote && quote === CHAR.singleQuote && cursor.peek(1) === quote;
    if (code === quote && !isDoubled) break;
    const isEscape = code === CHAR.backslash && quote === CHAR.doubleQuote;
    if (!isDoubled && !isEscape) {
      cursor.skip();
      continue;
    }
    text += cursor.text.slice(start, cursor.offset);
    if (isEscape && isBreak(cursor.peek(1))) return joinLine(cursor, text);
    text += isEscape ? readEscape(cursor) : readDoubledQuote(cursor);
    start = cursor.offset;
  }
  return { text: text + cursor.text.slice(start, cursor.offset), isJoined: false };
}

function joinLine(cursor: YamlCursor, text: string): Run {
  cursor.skip();
  cursor.readBreak();
  return { text, isJoined: true };
}

function readDoubledQuote(cursor: YamlCursor): string {
  cursor.skip(2);
  return "'";
}

function readEscape(cursor: YamlCursor): string {
  const letter = cursor.text.charAt(cursor.offset + 1);
  const length = HEX_LENGTHS[letter];
  if (length !== undefined) return readHex(cursor, length);
  const char = ESCAPES[letter];
  if (char === undefined) cursor.fail('found unknown escape character');
  cursor.skip(2);
  return char;
}

/** Halves of a surrogate pair are refused, although JSON allows them. */
function readHex(cursor: YamlCursor, length: number): string {
  const digits = cursor.text.slice(cursor.offset + 2, cursor.offset + 2 + length);
  const isHex = digits.length === length && /^[0-9a-fA-F]+$/.test(digits);
  if (!isHex) cursor.fail('did not find expected hexadecimal number');
  const code = Number.parseInt(digits, 16);
  const isCharacter = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  if (!isCharacter) cursor.fail('found invalid Unicode character escape code');
  cursor.skip(2 + length);
  return String.fromCodePoint(code);
}

function readGap(cursor: YamlCursor, isJoined: boolean): string {
  const start = cursor.offset;
  cursor.skipBlanks();
  const blanks = cursor.text.slice(start, cursor.offset);
  if (!isBreak(cursor.peek())) return isJoined ? '' : blanks;
  const first = isJoined ? '' : cursor.readBreak();
  let others = '';
  for (let code = cursor.peek(); isBlank(code) || isBreak(code); code = cursor.peek()) {
    if (isBreak(code)) others += cursor.readBreak();
    else cursor.skip();
  }
  return foldLines(first, others);
}
