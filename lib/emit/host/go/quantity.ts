/*
 * What becomes of a resource quantity that Go reads and writes again.
 * Source: apimachinery pkg/api/resource, quantity.go (`ParseQuantity`, `CanonicalizeBytes`).
 */
import {
  BINARY_SUFFIXES,
  DECIMAL_SUFFIXES,
  isReadExactly,
  type Quantity,
  readQuantity,
} from '../../../k8s/quantity';

const NANO = -9;
const LARGEST = (1n << 63n) - 1n;

/** `digits` times ten to the power of `scale`. */
interface Amount {
  readonly digits: bigint;
  readonly scale: number;
}

/** The text Go writes for a quantity; one it cannot read stays as it is. */
export function canonicalQuantity(text: string): string {
  const quantity = readQuantity(text);
  if (!quantity || isKeptAsWritten(quantity)) return text;
  const amount = amountOf(quantity);
  if (amount.digits === 0n) return '0';
  const sign = quantity.sign === '-' ? '-' : '';
  return `${sign}${formatAmount(amount, quantity.form)}`;
}

/** Go's short cut: small numbers that look canonical keep their text, a plus sign for one. */
function isKeptAsWritten(quantity: Quantity): boolean {
  if (isReadExactly(quantity)) return false;
  const { whole, fraction, form, exponent } = quantity;
  const digits = whole + fraction;
  if (form === 'binary') return BigInt(digits) % 8n !== 0n;
  const isInSteps = (exponent - fraction.length) % 3 === 0;
  return isInSteps && !digits.endsWith('000') && !digits.startsWith('0');
}

/** To the billionth, rounded away from zero: whoever asks for something gets something. */
function amountOf({ whole, fraction, form, exponent }: Quantity): Amount {
  const written = BigInt(whole + fraction);
  if (form !== 'binary') return roundUp({ digits: written, scale: exponent - fraction.length });
  const amount = roundUp({ digits: written << BigInt(exponent), scale: -fraction.length });
  const isTooMuch = amount.digits > LARGEST * 10n ** BigInt(-amount.scale);
  return isTooMuch ? { digits: LARGEST, scale: 0 } : amount;
}

function roundUp({ digits, scale }: Amount): Amount {
  const surplus = NANO - scale;
  if (surplus <= 0) return { digits, scale };
  // Past its last digit nothing is left of a number but that there is one.
  const step = 10n ** BigInt(Math.min(surplus, `${digits}`.length));
  return { digits: (digits + step - 1n) / step, scale: NANO };
}

function formatAmount(amount: Amount, form: Quantity['form']): string {
  const unit = 10n ** BigInt(Math.max(0, -amount.scale));
  const isWhole = amount.digits % unit === 0n && amount.digits >= 1024n * unit;
  return form === 'binary' && isWhole
    ? formatBinary(amount.digits / unit)
    : formatDecimal(amount, form);
}

function formatBinary(value: bigint): string {
  let rest = value;
  let step = 0;
  for (; rest % 1024n === 0n; step++) rest /= 1024n;
  return `${rest}${BINARY_SUFFIXES[step] ?? ''}`;
}

function formatDecimal({ digits, scale }: Amount, form: Quantity['form']): string {
  const excess = ((scale % 3) + 3) % 3;
  let rest = digits * 10n ** BigInt(excess);
  let exponent = scale - excess;
  for (; rest % 1000n === 0n; exponent += 3) rest /= 1000n;
  if (form === 'exponent') return exponent === 0 ? `${rest}` : `${rest}e${exponent}`;
  return `${rest}${DECIMAL_SUFFIXES[(exponent - NANO) / 3] ?? ''}`;
}
