/*
 * Which plain scalars Go's YAML reader takes for something else than text.
 * Source: go.yaml.in/yaml/v2 v2.4, resolve.go (`resolve`, `parseTimestamp`), encode.go (`isBase60Float`).
 */

const WORDS =
  /^(?:[yYnN]|[Yy]es|YES|[Nn]o|NO|[Tt]rue|TRUE|[Ff]alse|FALSE|[Oo]n|ON|[Oo]ff|OFF|~|[Nn]ull|NULL|\.nan|\.NaN|\.NAN|[+-]?\.(?:inf|Inf|INF)|)$/;
const DECIMAL = /^[-+]?(?:0|[1-9]\d*)$/;
const PREFIXED = /^[-+]?0(?:[xX][\da-fA-F]+|[bB][01]+|[oO]?[0-7]+)$/;
/** An oddity of Go: after `0b` it takes a second sign. */
const SIGNED_BINARY = /^0b[-+][01]{1,63}$/;
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const BASE_60 = /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/;
const TIMESTAMP =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(?:Z|[-+](\d\d):(\d\d)))| (\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?)?$/;

/** Whether Go reads the unquoted text as a boolean, a number, null or a time. */
export function readsAsOther(text: string): boolean {
  if (WORDS.test(text)) return true;
  if (text.startsWith('.')) return isNumber(text.replace(/(?<=\d)_(?=\d)/g, ''));
  return /^[-+\d]/.test(text) && (isTimestamp(text) || isNumber(text.replaceAll('_', '')));
}

/** `12:30` is a number in YAML 1.1; Go reads it as text and quotes it for the others. */
export const isBase60 = (text: string): boolean => BASE_60.test(text);

function isNumber(text: string): boolean {
  if (DECIMAL.test(text) || FLOAT.test(text)) return Number.isFinite(Number(text));
  if (SIGNED_BINARY.test(text)) return true;
  return PREFIXED.test(text) && isInReach(text);
}

/** ParseInt takes 64 bits with a sign, ParseUint 64 bits without one. */
function isInReach(text: string): boolean {
  const isSigned = /^[-+]/.test(text);
  const digits = (isSigned ? text.slice(1) : text).replace(/^0(?=[0-7])/, '0o').toLowerCase();
  const value = BigInt(digits);
  if (!isSigned) return value < 1n << 64n;
  return text.startsWith('-') ? value <= 1n << 63n : value < 1n << 63n;
}

function isTimestamp(text: string): boolean {
  const match = TIMESTAMP.exec(text);
  if (match === null) return false;
  const [year = 0, month = 0, day = 0, ...clock] = match.slice(1).map((part) => Number(part ?? 0));
  const [hourT = 0, minuteT = 0, secondT = 0, zoneHour = 0, zoneMinute = 0, ...blank] = clock;
  const [hour = 0, minute = 0, second = 0] = blank;
  const isClock = Math.max(hourT, hour) < 24 && Math.max(minuteT, minute, secondT, second) < 60;
  return isClock && zoneHour <= 24 && zoneMinute < 60 && isDay(year, month, day);
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days;
}
