const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};
const PRINTABLE = /[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u;

/** Go's `%q`: `strconv.Quote`. */
export const quoteGo = (text: string): string => `"${Array.from(text, escapeMark).join('')}"`;

function escapeMark(mark: string): string {
  const short = ESCAPES[mark];
  if (short !== undefined) return short;
  if (PRINTABLE.test(mark)) return mark;
  const code = mark.codePointAt(0) ?? 0;
  const [letter, digits] = code < 0x80 ? ['x', 2] : code <= 0xffff ? ['u', 4] : ['U', 8];
  return `\\${letter}${code.toString(16).padStart(Number(digits), '0')}`;
}
