import type { Scalar } from '../facts/schema-table';
import { isQuantityText } from '../quantity';
import { isGoTime, RFC3339 } from './go-time';

/** Go `time.ParseDuration`. */
const DURATION = /^[-+]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|\u00b5s|\u03bcs|ms|s|m|h))+)$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const TOKEN = /^[a-z0-9]{6}\.[a-z0-9]{16}$/;

/** What texts of these scalars look like; `ACCEPTS` has the last word. */
export const TEXT_PATTERNS: Readonly<Partial<Record<Scalar, RegExp>>> = {
  duration: DURATION,
  bytes: BASE64,
  bootstrapToken: TOKEN,
  time: RFC3339,
};

type Accepts = (value: unknown) => boolean;

const isText: Accepts = (value) => typeof value === 'string';
const textLike =
  (pattern: RegExp): Accepts =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
const wholeBetween =
  (least: number, most: number): Accepts =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

const isInt32 = wholeBetween(-(2 ** 31), 2 ** 31 - 1);
/** At the limits a number stands for several integers, and Go writes it as one beyond them. */
const isInt64: Accepts = (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 63;
export const isDurationText = (text: string): boolean =>
  DURATION.test(text) && nanoseconds(text) < 2n ** 63n + (text.startsWith('-') ? 1n : 0n);
const isQuantity: Accepts = (value) => typeof value === 'string' && isQuantityText(value.trim());
const isDuration: Accepts = (value) => typeof value === 'string' && isDurationText(value);

const NANOSECONDS: Readonly<Record<string, bigint>> = {
  ...{ ns: 1n, us: 1000n, µs: 1000n, μs: 1000n, ms: 10n ** 6n },
  ...{ s: 10n ** 9n, m: 60n * 10n ** 9n, h: 3600n * 10n ** 9n },
};

/** More than 292 years do not fit into a time.Duration. */
function nanoseconds(text: string): bigint {
  let sum = 0n;
  for (const [, whole = '', fraction = '', unit = 'ns'] of text.matchAll(TERM)) {
    const scale = NANOSECONDS[unit] ?? 1n;
    sum += BigInt(whole) * scale + (BigInt(fraction) * scale) / 10n ** BigInt(fraction.length);
  }
  return sum;
}

const TERM = /(\d*)\.?(\d*)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)/g;

/**
 * What Go's JSON decoder takes for each scalar once sigs.k8s.io/yaml has made JSON of the text:
 * `6443.0` has become 6443 by then. Null is fine everywhere and not asked about here.
 */
export const ACCEPTS: Readonly<Record<Scalar, Accepts>> = {
  string: isText,
  bool: (value) => typeof value === 'boolean',
  int: isInt64,
  int32: isInt32,
  int64: isInt64,
  uint32: wholeBetween(0, 2 ** 32 - 1),
  float32: (value) =>
    typeof value === 'number' && Math.abs(Math.fround(value)) < Number.POSITIVE_INFINITY,
  float64: (value) => typeof value === 'number',
  duration: isDuration,
  durationOrInteger: (value) => isDuration(value) || isInt64(value),
  time: (value) => typeof value === 'string' && isGoTime(value),
  quantity: (value) => typeof value === 'number' || isQuantity(value),
  intOrString: (value) => isText(value) || isInt32(value),
  bootstrapToken: textLike(TOKEN),
  // encoding/base64 passes over ends of lines [run].
  bytes: (value) => typeof value === 'string' && BASE64.test(value.replace(/[\r\n]/g, '')),
  any: () => true,
};

/** How to say what was expected. */
export const SCALAR_WORDS: Readonly<Record<Scalar, string>> = {
  string: 'a string',
  bool: 'true or false',
  int: 'a whole number',
  int32: 'a whole number (32 bits)',
  int64: 'a whole number (64 bits)',
  uint32: 'a whole number from 0',
  float32: 'a number',
  float64: 'a number',
  duration: 'a duration such as "4m0s"',
  durationOrInteger: 'a duration such as "5s", or a whole number of nanoseconds',
  time: 'a time such as "2030-01-01T00:00:00Z"',
  quantity: 'a quantity such as "100Mi"',
  intOrString: 'a whole number or a string',
  bootstrapToken: 'a token [a-z0-9]{6}.[a-z0-9]{16}',
  bytes: 'a base64 string',
  any: 'anything',
};
