const NANOSECONDS: Readonly<Record<string, number>> = {
  h: 3_600e9,
  m: 60e9,
  s: 1e9,
  ms: 1e6,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ns: 1,
};
const PART = /(?=\.?\d)(\d*)(?:\.(\d*))?(h|ms|m|s|us|\u00b5s|\u03bcs|ns)/y;

/** Go's `time.ParseDuration` in seconds; undefined for what it refuses. */
export function parseDurationSeconds(text: string): number | undefined {
  const nanoseconds = parseDuration(text);
  return nanoseconds === undefined ? undefined : Number(nanoseconds) / 1e9;
}

/** Go's `time.ParseDuration`, in nanoseconds as Go counts them; undefined for what it refuses. */
export function parseDuration(text: string): bigint | undefined {
  const sign = text.startsWith('-') ? -1n : 1n;
  const body = text.replace(/^[-+]/, '');
  if (body === '0') return 0n;
  const nanoseconds = sumOfParts(body);
  return nanoseconds === undefined ? undefined : sign * nanoseconds;
}

function sumOfParts(body: string): bigint | undefined {
  const part = new RegExp(PART);
  let sum = 0n;
  let end = 0;
  for (let match = part.exec(body); match; match = part.exec(body)) {
    const [, whole = '', fraction = '', unit = ''] = match;
    const size = NANOSECONDS[unit] ?? 0;
    const rest = Math.trunc(Number(fraction) * (size / 10 ** fraction.length));
    sum += BigInt(whole) * BigInt(size) + BigInt(rest);
    end = part.lastIndex;
  }
  return end > 0 && end === body.length ? sum : undefined;
}

/** Go's `Duration.String()`: `1h0m0s`, `1.5s`, `20ms`. */
export function formatDuration(nanoseconds: bigint): string {
  if (nanoseconds < 0n) return `-${formatDuration(-nanoseconds)}`;
  if (nanoseconds === 0n) return '0s';
  if (nanoseconds < 1_000_000_000n) return formatBelowSecond(nanoseconds);
  const minutes = nanoseconds / 60_000_000_000n;
  const seconds = `${formatFraction(nanoseconds % 60_000_000_000n, 9)}s`;
  if (minutes === 0n) return seconds;
  return minutes < 60n ? `${minutes}m${seconds}` : `${minutes / 60n}h${minutes % 60n}m${seconds}`;
}

function formatBelowSecond(nanoseconds: bigint): string {
  if (nanoseconds < 1_000n) return `${nanoseconds}ns`;
  if (nanoseconds < 1_000_000n) return `${formatFraction(nanoseconds, 3)}µs`;
  return `${formatFraction(nanoseconds, 6)}ms`;
}

function formatFraction(value: bigint, digits: number): string {
  const unit = 10n ** BigInt(digits);
  const fraction = String(value % unit)
    .padStart(digits, '0')
    .replace(/0+$/, '');
  return fraction === '' ? String(value / unit) : `${value / unit}.${fraction}`;
}
