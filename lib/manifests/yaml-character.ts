/** Character classes of YAML 1.1 as goyaml draws them, by UTF-16 code; past the end the code is NaN. */
export const CHAR = {
  tab: 0x09,
  newline: 0x0a,
  return: 0x0d,
  space: 0x20,
  exclamation: 0x21,
  doubleQuote: 0x22,
  hash: 0x23,
  percent: 0x25,
  ampersand: 0x26,
  singleQuote: 0x27,
  asterisk: 0x2a,
  plus: 0x2b,
  comma: 0x2c,
  dash: 0x2d,
  dot: 0x2e,
  colon: 0x3a,
  less: 0x3c,
  greater: 0x3e,
  question: 0x3f,
  at: 0x40,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  backquote: 0x60,
  openBrace: 0x7b,
  pipe: 0x7c,
  closeBrace: 0x7d,
} as const;

export const isEnd = (code: number): boolean => Number.isNaN(code);
export const isBlank = (code: number): boolean => code === CHAR.space || code === CHAR.tab;

/** YAML 1.1 also breaks lines at NEL, LS and PS. */
export const isBreak = (code: number): boolean =>
  code === CHAR.newline ||
  code === CHAR.return ||
  code === 0x85 ||
  code === 0x2028 ||
  code === 0x2029;

export const isBlankOrEnd = (code: number): boolean =>
  isBlank(code) || isBreak(code) || isEnd(code);

/** Letters, digits, `_` and `-`: what anchors and tag handles are made of. */
export const isWord = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  code === 0x5f ||
  code === CHAR.dash;

const NO_PLAIN_START: ReadonlySet<number> = new Set(
  [...'-?:,[]{}#&*!|>\'"%@`'].map((char) => char.charCodeAt(0)),
);

const mayStartPlain = (code: number): boolean => !isBlankOrEnd(code) && !NO_PLAIN_START.has(code);

/** `-x` is plain everywhere, `?x` and `:x` only outside of brackets. */
export function startsPlain(code: number, next: number, isInFlow: boolean): boolean {
  if (code === CHAR.dash) return !isBlank(next);
  const isLoneIndicator = code === CHAR.question || code === CHAR.colon;
  return mayStartPlain(code) || (isLoneIndicator && !isInFlow && !isBlankOrEnd(next));
}
