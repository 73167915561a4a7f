/**
 * A number as Go writes it after a trip through JSON: whole numbers of up to 64 bits digit by digit,
 * all others as `strconv.FormatFloat(f, 'g', -1, 64)`.
 */
export function formatGoNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`JSON has no ${value}`);
  if (Object.is(value, -0)) return '0';
  if (Number.isInteger(value) && value > -(2 ** 63) && value < 2 ** 64) return String(value);
  return formatShortest(value);
}

/** `%g`: an exponent of at least two digits below 1e-4 and from 1e6 on (21 digits for whole numbers). */
function formatShortest(value: number): string {
  const [mantissa = '', exponentText = '0'] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < 21 && !usesExponent(exponent)) return String(value);
  const sign = exponent < 0 ? '-' : '+';
  return `${mantissa}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

const usesExponent = (exponent: number): boolean => exponent < -4 || exponent >= 6;
