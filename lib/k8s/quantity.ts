/*
 * Resource quantities as Go reads them: digits, which may be missing, then a power of 1024, of 1000 or of 10.
 * Source: apimachinery pkg/api/resource, quantity.go (`ParseQuantity`) and suffix.go.
 */

const QUANTITY = /^(?!$)([-+]?)(0*)(\d*)(?:\.(\d*))?(?:([KMGTPE]i)|([numkMGTPE])|[eE]([-+]?\d+))?$/;

export const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
/** From nano on, in steps of a thousand. */
export const DECIMAL_SUFFIXES = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];

/** Go counts in billionths. */
const NANO = -9;

/** The parts of a quantity as it is written; leading zeros are gone. */
export interface Quantity {
  readonly sign: string;
  readonly whole: string;
  readonly fraction: string;
  readonly form: 'binary' | 'decimal' | 'exponent';
  /** A power of 2 for binary suffixes, else of 10. */
  readonly exponent: number;
}

/** Undefined where Go refuses. */
export function readQuantity(text: string): Quantity | undefined {
  const match = QUANTITY.exec(text);
  if (!match) return undefined;
  const [, sign = '', zeros, digits, fraction = '', binary, decimal = '', power] = match;
  const quantity = { sign, whole: digits || '0', fraction, ...scaleOf(binary, decimal, power) };
  const hasDigits = `${zeros}${digits}${fraction}` !== '';
  return fitsPower(power) && (hasDigits || !isReadExactly(quantity)) ? quantity : undefined;
}

/** Quantities in flags are not trimmed. */
export const isQuantityText = (text: string): boolean => readQuantity(text) !== undefined;

/** The size of a quantity, to be compared; undefined where Go refuses. */
export function parseQuantity(text: string): number | undefined {
  const quantity = readQuantity(text);
  if (!quantity) return undefined;
  const { sign, whole, fraction, form, exponent } = quantity;
  const isBinary = form === 'binary';
  const digits = Number(`${whole}.${fraction || 0}e${isBinary ? 0 : exponent}`);
  // Go rounds away from zero: what is not zero stays above it.
  const isTiny = digits === 0 && /[1-9]/.test(whole + fraction);
  const size = (isTiny ? 10 ** NANO : digits) * (isBinary ? 2 ** exponent : 1);
  return sign === '-' ? -size : size;
}

function scaleOf(
  binary: string | undefined,
  decimal: string,
  power: string | undefined,
): Pick<Quantity, 'form' | 'exponent'> {
  if (binary) return { form: 'binary', exponent: BINARY_SUFFIXES.indexOf(binary) * 10 };
  if (power === undefined) {
    return { form: 'decimal', exponent: DECIMAL_SUFFIXES.indexOf(decimal) * 3 + NANO };
  }
  return { form: 'exponent', exponent: Number(BigInt.asIntN(32, BigInt(power))) };
}

/** `strconv.ParseInt(…, 10, 64)`. */
const fitsPower = (power = '0'): boolean => BigInt.asIntN(64, BigInt(power)) === BigInt(power);

/** Not by Go's short cut for small numbers, but by `inf.Dec`, which takes no number without digits. */
export const isReadExactly = ({ whole, fraction, form, exponent }: Quantity): boolean =>
  form === 'binary'
    ? fraction !== '' || 14 - whole.length - Math.trunc((exponent * 3) / 10) < 0
    : whole.length + fraction.length > 18 || exponent - fraction.length < NANO;
