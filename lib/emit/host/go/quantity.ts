/*
 * What becomes of a resource quantity that Go reads and writes again.
 * Source: apimachinery pkg/api/resource, quantity.go (`ParseQuantity`, `CanonicalizeBytes`).
 */

const QUANTITY = /^([-+]?)0*(\d*)(?:\.(\d*))?(.*)$/;
const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
/** From nano on, in steps of a thousand. */
const DECIMAL_SUFFIXES = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const NANO = 1_000_000_000n;
const LARGEST = (1n << 63n) - 1n;

type Form = 'binary' | 'decimal' | 'exponent';

interface Spelled {
  readonly sign: string;
  readonly whole: string;
  readonly fraction: string;
  readonly form: Form;
  /** A power of 2 for binary suffixes, else of 10. */
  readonly exponent: number;
}

/** The text Go writes for a quantity; one it cannot read stays as it is. */
export function canonicalQuantity(text: string): string {
  const spelled = spell(text);
  if (!spelled || isKeptAsWritten(spelled)) return text;
  const nanos = toNanos(spelled);
  const size = nanos < 0n ? -nanos : nanos;
  const isBinary = spelled.form === 'binary' && size >= 1024n * NANO && size % NANO === 0n;
  if (nanos === 0n) return '0';
  return isBinary ? formatBinary(nanos / NANO) : formatDecimal(nanos, spelled.form);
}

function spell(text: string): Spelled | undefined {
  const [, sign = '', digits = '', fraction = '', suffix = ''] = QUANTITY.exec(text) ?? [];
  const scale = scaleOf(suffix);
  return scale && { sign, whole: digits || '0', fraction, ...scale };
}

function scaleOf(suffix: string): Pick<Spelled, 'form' | 'exponent'> | undefined {
  const binary = BINARY_SUFFIXES.indexOf(suffix, 1);
  if (binary > 0) return { form: 'binary', exponent: binary * 10 };
  const decimal = DECIMAL_SUFFIXES.indexOf(suffix);
  if (decimal >= 0) return { form: 'decimal', exponent: decimal * 3 - 9 };
  const exponent = /^[eE]([-+]?\d+)$/.exec(suffix)?.[1];
  return exponent === undefined ? undefined : { form: 'exponent', exponent: Number(exponent) };
}

/** Go's short cut: small numbers that look canonical keep their text, a plus sign for one. */
function isKeptAsWritten({ whole, fraction, form, exponent }: Spelled): boolean {
  const digits = whole + fraction;
  const value = BigInt(digits);
  if (form === 'binary') {
    const spare = 14 - whole.length - Math.trunc((exponent * 3) / 10);
    return fraction === '' && spare >= 0 && value % 8n !== 0n;
  }
  const scale = exponent - fraction.length;
  const isShort = digits.length <= 18 && scale >= -9;
  return isShort && scale % 3 === 0 && !digits.endsWith('000') && !digits.startsWith('0');
}

/** Rounded away from zero: whoever asks for something gets something. */
function toNanos({ sign, whole, fraction, form, exponent }: Spelled): bigint {
  const digits = BigInt(whole + fraction);
  const scaled = form === 'binary' ? digits << BigInt(exponent) : digits;
  const power = 9 - fraction.length + (form === 'binary' ? 0 : exponent);
  const nanos =
    power >= 0 ? scaled * 10n ** BigInt(power) : divideUp(scaled, 10n ** BigInt(-power));
  const capped = form === 'binary' && nanos > LARGEST * NANO ? LARGEST * NANO : nanos;
  return sign === '-' ? -capped : capped;
}

const divideUp = (value: bigint, by: bigint): bigint => (value + by - 1n) / by;

function formatBinary(value: bigint): string {
  let rest = value;
  let step = 0;
  for (; rest % 1024n === 0n; step++) rest /= 1024n;
  return `${rest}${BINARY_SUFFIXES[step] ?? ''}`;
}

function formatDecimal(nanos: bigint, form: Form): string {
  let rest = nanos;
  let step = 0;
  for (; rest % 1000n === 0n; step++) rest /= 1000n;
  const exponent = step * 3 - 9;
  if (form === 'exponent') return exponent === 0 ? `${rest}` : `${rest}e${exponent}`;
  return `${rest}${DECIMAL_SUFFIXES[step] ?? ''}`;
}
