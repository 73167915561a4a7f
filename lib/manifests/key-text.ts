import type { Resolved } from './scalar';

/**
 * The JSON name of a YAML key, as sigs.k8s.io/yaml writes it; undefined: "unsupported map key".
 * Numbers beyond int64 and null are such keys.
 */
export function keyText({ tag, value, exact }: Resolved): string | undefined {
  if (value === null) return undefined;
  if (typeof value !== 'number') return String(value);
  if (tag === 'float') return formatFloat32(value);
  const integer = exact ?? BigInt(value);
  return integer < 2n ** 63n ? String(integer) : undefined;
}

/** Go's `strconv.FormatFloat(v, 'g', -1, 32)`, with YAML's words for what is not a number. */
function formatFloat32(given: number): string {
  const value = Math.fround(given);
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  const [mantissa = '0', exponent = '0'] = shortest(value).split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return plainDigits(value, mantissa, power);
  const sign = power < 0 ? '-' : '+';
  return `${mantissa}e${sign}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** The fewest digits that still give the same 32-bit number. */
function shortest(value: number): string {
  for (let digits = 0; digits < 9; digits += 1) {
    const text = value.toExponential(digits);
    if (Math.fround(Number(text)) === value) return text;
  }
  return value.toExponential(9);
}

function plainDigits(value: number, mantissa: string, power: number): string {
  if (Object.is(value, -0)) return '-0';
  const decimals = Math.max(0, mantissa.replace(/^-?\d\.?/, '').length - power);
  return Number(`${mantissa}e${power}`).toFixed(decimals);
}
