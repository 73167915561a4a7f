import { foldAtBlanks, type Place } from './go-fold';
import { isBase60, readsAsOther } from './go-resolve';

/*
 * Source: go.yaml.in/yaml/v2 v2.4, encode.go (`stringv`) and emitterc.go
 * (`yaml_emitter_analyze_scalar`, `yaml_emitter_select_scalar_style`, `yaml_emitter_write_…_scalar`).
 */

/** The step between JSON and YAML in sigs.k8s.io/yaml refuses these or turns them into blanks. */
const REFUSED =
  /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** Nothing outside the first plane, no tab: Go's writer escapes them. */
const UNPRINTABLE = /[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd]/;
const INDICATOR = /^(?:[#,[\]{}&*!|>'"%@` ]|---|\.\.\.|[-?:](?: |$))|:(?: |$)| #| $/;
const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
};

/** A text as Go's YAML writer puts it: plain, quoted or as a literal block. */
export function writeGoText(text: string, place: Place): string {
  if (REFUSED.test(text)) return writeEscaped(text);
  const isSpecial = UNPRINTABLE.test(text);
  if (text.includes('\n')) {
    const isBlock = !isSpecial && !text.includes(' \n') && !text.endsWith(' ');
    return isBlock ? writeLiteral(text, place.indent) : writeDouble(text, place);
  }
  if (isSpecial || readsAsOther(text) || isBase60(text)) return writeDouble(text, place);
  return INDICATOR.test(text) ? writeSingle(text, place) : writePlain(text, place);
}

const writePlain = (text: string, place: Place): string => foldAtBlanks([...text], 'plain', place);

function writeSingle(text: string, place: Place): string {
  const units = Array.from(text, (mark) => (mark === "'" ? "''" : mark));
  return `'${foldAtBlanks(units, 'single', place)}'`;
}

function writeDouble(text: string, place: Place): string {
  return `"${foldAtBlanks(Array.from(text, escapeMark), 'double', place)}"`;
}

/** On one line whatever it holds, and read as it was meant; half a character becomes U+FFFD, as in any UTF-8. */
export const writeEscaped = (text: string): string =>
  `"${Array.from(text, (mark) => (isHalf(mark) ? '\ufffd' : escapeRefused(mark))).join('')}"`;

const isHalf = (mark: string): boolean => /^[\ud800-\udfff]$/.test(mark);

const escapeRefused = (mark: string): string =>
  REFUSED.test(mark) ? `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}` : escapeMark(mark);

function escapeMark(mark: string): string {
  const short = SHORT_ESCAPES[mark];
  if (short !== undefined) return short;
  if (!UNPRINTABLE.test(mark)) return mark;
  const code = mark.codePointAt(0) ?? 0;
  const [letter, digits] = code <= 0xff ? ['x', 2] : code <= 0xffff ? ['u', 4] : ['U', 8];
  return `\\${letter}${code.toString(16).toUpperCase().padStart(Number(digits), '0')}`;
}

function writeLiteral(text: string, indent: number): string {
  const indentHint = /^[ \n]/.test(text) ? '2' : '';
  const chomp = text.endsWith('\n') ? (/(?:^|\n)\n$/.test(text) ? '+' : '') : '-';
  const lines = text.replace(/^(?=[^\n])/gm, ' '.repeat(indent));
  return `|${indentHint}${chomp}\n${lines}`;
}
