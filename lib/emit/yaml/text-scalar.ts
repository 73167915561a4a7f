import { readsAsOther } from './go-resolve';
import { blankPrefix } from './indent';
import { serializeWithPackage } from './package-yaml';

/** This document holds something that only the package can write. */
export class NotOurs extends Error {}

/*
 * The safe sets: everything in them was compared with the package and read back by a YAML 1.1 reader.
 * What is in none of them goes to the package, one scalar at a time.
 */

/** The bulk of all texts, told by one look: too long for a word of YAML's own, and no number. */
const NAME = /^[A-DF-Za-df-z][\w./-]{5,}$/;
/** Printable ASCII that starts like a word; `: `, ` #` and blanks at the end are out. */
const PLAIN = /^(?:--?|:|\.{1,2}(?=\/))?[A-Za-z_/$(;=\\^](?:[!-9;-~]|:(?=[!-~])| (?=[ !"$-~]))*$/;
/** Addresses, ranges, versions: two dots or more make it no number in any YAML version. */
const DOTTED = /^\d+(?:\.\d+){2,}(?:[/:]\d+)?$/;
/** IPv6: two colons in a row make it no number in base 60. */
const COLONS = /^(?=.*::)[\da-f][\da-f:]*(?:[\da-f]|:?\/\d+)$/;
/** `100m`, `64Mi`, `1h30m`, `25%`; not `0x10`. */
const QUANTITY = /^(?:\d+[A-WYZa-wyz][A-Za-z]*|(?:\d+(?:ms|[hms]))+|\d+%)$/;
/** Letters that look like the exponent of a number. */
const EXPONENT = /^[-+]?[eE][-+]?\d+$/;
/** Needs quotes for certain: empty, an indicator in front, `: `, ` #`, a blank at either end. */
const QUOTED = /^(?:|[,[\]{}#&*!|>'"%@` ][ -~]*|[ -~]*(?:: | #)[ -~]*|[ -~]*[ :])$/;
/** Lines of ASCII text: starts with a mark, ends with one or with one line break after it. */
const LINES = /^[!-~](?:[\t\n -~]*[!-~])?\n?$/;
/** A YAML 1.1 reader takes these for line breaks, strips them or stops at them. */
const UNREADABLE = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;
/** Go refuses a block that starts with a tab and loses the blanks of one that holds nothing else. */
const LOST_IN_BLOCK = /^[\n ]*(?:\t| [\n ]*$)/;

/** A text as a value whose continuation lines start at column `indent`. */
export function quoteText(text: string, indent: number): string {
  if (NAME.test(text) || isPlain(text)) return text;
  if (isAmbiguous(text)) return `"${text}"`;
  if (QUOTED.test(text)) return quote(text);
  if (text.includes('\n') && LINES.test(text)) return writeLiteral(text, indent);
  if (isLost(text)) return quoteEscaped(text);
  return indentLines(serializeWithPackage({ k: text }).slice(3, -1), indent - 2);
}

/** A text as a key in a mapping at column `indent`. */
export function quoteKey(key: string, indent: number): string {
  if (key.length > 900) throw new NotOurs();
  if (isPlain(key)) return key;
  if (isAmbiguous(key) || key === '<<') return `"${key}"`;
  if (key.search(UNREADABLE) >= 0) return quoteEscaped(key);
  // A document marker matters at the start of a line only, so the depth is part of the question.
  const text = serializeWithPackage(indent === 0 ? { [key]: 1 } : { k: { [key]: 1 } });
  const written = indent === 0 ? text.slice(0, -4) : text.slice(5, -4);
  if (written.startsWith('? ')) throw new NotOurs();
  return written;
}

const isPlain = (text: string): boolean =>
  PLAIN.test(text)
    ? !isAmbiguous(text)
    : DOTTED.test(text) || QUANTITY.test(text) || COLONS.test(text);

/** Quoted also where only Go would take it for something else: the package leaves `0o17` bare. */
const isAmbiguous = (text: string): boolean => readsAsOther(text) || EXPONENT.test(text);

const quote = (text: string): string =>
  text.includes('"') && !text.includes("'") ? `'${text}'` : JSON.stringify(text);

function writeLiteral(text: string, indent: number): string {
  const endsInBreak = text.endsWith('\n');
  const body = endsInBreak ? text.slice(0, -1) : text;
  const lines = body.replace(/\n+/g, (breaks) => breaks.slice(1) + blankPrefix(indent));
  return `${endsInBreak ? '|' : '|-'}${blankPrefix(indent)}${lines}`;
}

const isLost = (text: string): boolean =>
  text.search(UNREADABLE) >= 0 || (text.includes('\n') && LOST_IN_BLOCK.test(text));

const quoteEscaped = (text: string): string =>
  JSON.stringify(text).replace(
    UNREADABLE,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const indentLines = (text: string, extra: number): string =>
  text.replace(/\n(?=[^\n])/g, blankPrefix(extra));
