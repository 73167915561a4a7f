/** How Go's strconv reads numbers in flags. */
const SIGN = /^[+-]/;
const DIGITS =
  /^(?:0[xX](?:_?[\da-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0(?:_?[0-7])*|[1-9](?:_?\d)*)$/;
const DECIMAL = /^\d+$/;
const FLOAT = new RegExp(
  `^[+-]?(?:inf(?:inity)?|(?:D(?:\\.(?:D)?)?|\\.D)(?:e[+-]?D)?|0x_?(?:H(?:\\.(?:H)?)?|\\.H)p[+-]?D)$|^nan$`
    .replaceAll('D', '\\d(?:_?\\d)*')
    .replaceAll('H', '[\\da-f](?:_?[\\da-f])*'),
  'i',
);

export interface IntegerKind {
  readonly bits: 31 | 32 | 64;
  readonly isSigned: boolean;
  /** 0: a prefix says it, as in Go source. */
  readonly base: 0 | 10;
}

/** `strconv.ParseInt` and `ParseUint`, the range included; only the signed one takes a sign. */
export function isGoInteger(text: string, { bits, isSigned, base }: IntegerKind): boolean {
  const digits = isSigned ? text.replace(SIGN, '') : text;
  if (!(base === 0 ? DIGITS : DECIMAL).test(digits)) return false;
  const value = BigInt(withPrefix(digits.replaceAll('_', ''), base));
  const most = 2n ** BigInt(isSigned ? bits - 1 : bits);
  return text.startsWith('-') ? value <= most : value < most;
}

/** `017` is octal in base 0. */
const withPrefix = (digits: string, base: 0 | 10): string =>
  base === 0 && /^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits;

/** `strconv.Atoi`. */
export const isAtoi = (text: string): boolean =>
  isGoInteger(text, { bits: 64, isSigned: true, base: 10 });

/** `strconv.ParseFloat`: too large a number is refused. */
export function isGoFloat(text: string, bits: 32 | 64): boolean {
  if (!FLOAT.test(text)) return false;
  const value = Number(text.replaceAll('_', ''));
  if (!/\d/.test(text) || Number.isNaN(value)) return true;
  return Number.isFinite(bits === 32 ? Math.fround(value) : value);
}
