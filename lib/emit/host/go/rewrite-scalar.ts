import type { Scalar } from '../../../k8s/facts/schema-table';
import type { Json } from '../../../model/document';
import { formatDuration, parseDuration } from './duration';
import { canonicalQuantity } from './quantity';

const ZEROS: Readonly<Record<Scalar, Json>> = {
  string: '',
  bool: false,
  int: 0,
  int32: 0,
  int64: 0,
  uint32: 0,
  float32: 0,
  float64: 0,
  duration: '0s',
  durationOrInteger: 0,
  time: null,
  quantity: '0',
  intOrString: 0,
  bootstrapToken: '',
  bytes: '',
  any: null,
};

/** What Go writes for a field that nobody set. */
export const zeroOf = (scalar: Scalar): Json => ZEROS[scalar];

const REWRITES: Readonly<Partial<Record<Scalar, (value: Json) => Json>>> = {
  duration: rewriteDuration,
  // A whole number of nanoseconds stays one (component-base `TimeOrMetaDuration`).
  durationOrInteger: rewriteDuration,
  quantity: (value) => canonicalQuantity(String(value).trim()),
  float32: (value) => (typeof value === 'number' ? shortestFloat32(value) : value),
  time: (value) => (typeof value === 'string' ? rewriteTime(value) : value),
};

/** A scalar that Go has read and written again. */
export const rewriteScalar = (scalar: Scalar, value: Json): Json =>
  REWRITES[scalar]?.(value) ?? value;

function rewriteDuration(value: Json): Json {
  if (typeof value !== 'string') return value;
  const nanoseconds = parseDuration(value);
  return nanoseconds === undefined ? value : formatDuration(nanoseconds);
}

/** The shortest number that reads back as the same 32-bit float (`strconv`, bit size 32). */
function shortestFloat32(value: number): number {
  for (let digits = 1; digits <= 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === Math.fround(value)) return short;
  }
  return value;
}

/** metav1.Time: whole seconds of UTC. */
function rewriteTime(text: string): string {
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? text : time.toISOString().replace(/\.\d+Z$/, 'Z');
}
