/**
 * How Go reads the values of flags and configuration files. Undefined: Go refuses the text.
 * Source: strconv, time and pflag of the Go standard library.
 */
const BASE_PREFIX = /^([+-]?)(0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|[1-9]\d*|0)$/;

const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);
const FALSE = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False']);

/** pflag `IntVar`: `strconv.ParseInt(text, 0, bits)`, so that `026` is octal and `0x18` is 24. */
export function parseFlagInt(text: string, bits: 32 | 64 = 64): number | undefined {
  const match = BASE_PREFIX.exec(text.replace(/(?<=[\da-fA-FxXoObB])_(?=[\da-fA-F])/g, ''));
  if (!match) return undefined;
  const [, sign, digits = ''] = match;
  const value = (sign === '-' ? -1 : 1) * Number(withBase(digits));
  return bits === 32 && (value < -(2 ** 31) || value > 2 ** 31 - 1) ? undefined : safe(value);
}

/** `strconv.ParseBool`. */
export function parseFlagBool(text: string): boolean | undefined {
  if (TRUE.has(text)) return true;
  return FALSE.has(text) ? false : undefined;
}

const withBase = (digits: string): string =>
  /^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits;

const safe = (value: number): number | undefined =>
  Number.isSafeInteger(value) ? value : undefined;

const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};
const TERM = /(\d+\.?\d*|\.\d+)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)/g;
const DURATION = /^([+-]?)((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|\u00b5s|\u03bcs|ms|s|m|h))+|0)$/;

/** `time.ParseDuration`, in seconds. */
export function parseDurationSeconds(text: string): number | undefined {
  const match = DURATION.exec(text);
  if (!match) return undefined;
  const [, sign, terms = ''] = match;
  let seconds = 0;
  for (const [, count, unit = ''] of terms.matchAll(TERM)) {
    seconds += Number(count) * (UNITS[unit] ?? 0);
  }
  return sign === '-' ? -seconds : seconds;
}

const SPACE = '[\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+';
const EDGE_SPACE = new RegExp(`^${SPACE}|${SPACE}$`, 'g');

/** `strings.TrimSpace`: unlike `trim` it takes U+0085 for a space, and a byte order mark for none. */
export const trimSpace = (text: string): string => text.replace(EDGE_SPACE, '');

/** `strings.ToLower`: unlike `toLowerCase` it makes a bare i of U+0130. */
export const toLower = (text: string): string => text.replaceAll('\u0130', 'i').toLowerCase();
