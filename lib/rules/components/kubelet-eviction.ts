import { parseDurationSeconds } from '../../k8s/go-value';
import { parseQuantity } from '../../k8s/quantity';
import type { JsonObject } from '../../model/document';
import { type Refusal, textsIn } from '../setting-check';

/** Source: kubelet pkg/kubelet/eviction/api/types.go. */
const SIGNALS = [
  'memory.available',
  'nodefs.available',
  'nodefs.inodesFree',
  'imagefs.available',
  'imagefs.inodesFree',
  'containerfs.available',
  'containerfs.inodesFree',
  'allocatableMemory.available',
  'pid.available',
];

/** What is wanted instead of a text; undefined when it is fine. */
type Judge = (text: string) => string | undefined;

/** Thresholds of eviction. Source: kubelet pkg/kubelet/eviction/helpers.go (`ParseThresholdConfig`). */
export function evictionRefusals(config: JsonObject): Refusal[] {
  return [
    ...refusalsIn(config, 'evictionHard', threshold),
    ...refusalsIn(config, 'evictionSoft', threshold),
    ...refusalsIn(config, 'evictionSoftGracePeriod', gracePeriod),
    ...refusalsIn(config, 'evictionMinimumReclaim', reclaim),
    ...periodsMissing(config),
  ];
}

function refusalsIn(config: JsonObject, field: string, judge: Judge): Refusal[] {
  return textsIn(config, field).flatMap(([signal, value]) => {
    const wants = SIGNALS.includes(signal) ? judge(value) : `one of ${SIGNALS.join(', ')}`;
    const written = SIGNALS.includes(signal) ? value : signal;
    return wants === undefined ? [] : [{ path: [field, signal], value: written, wants }];
  });
}

function threshold(text: string): string | undefined {
  if (!text.endsWith('%')) {
    return (parseQuantity(text) ?? 0) > 0 ? undefined : 'a quantity above 0, or a percentage';
  }
  const share = parsePercentage(text);
  return share === undefined || share < 0 || share > 100
    ? 'a percentage from 0% to 100%'
    : undefined;
}

function reclaim(text: string): string | undefined {
  if (!text.endsWith('%')) {
    return (parseQuantity(text) ?? -1) >= 0
      ? undefined
      : 'a quantity of 0 or more, or a percentage';
  }
  const share = parsePercentage(text);
  return share === undefined || share <= 0 ? 'a percentage above 0%' : undefined;
}

function gracePeriod(text: string): string | undefined {
  return (parseDurationSeconds(text) ?? -1) >= 0 ? undefined : 'a duration such as 1m30s';
}

function periodsMissing(config: JsonObject): Refusal[] {
  const periods = new Set(textsIn(config, 'evictionSoftGracePeriod').map(([signal]) => signal));
  return textsIn(config, 'evictionSoft').flatMap(([signal, value]) =>
    periods.has(signal) || value === '0%' || value === '100%'
      ? []
      : [
          {
            path: ['evictionSoft', signal],
            value,
            wants: 'evictionSoftGracePeriod for it as well',
          },
        ],
  );
}

const FLOAT =
  /^[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|0[xX](?:[\da-fA-F]+\.?[\da-fA-F]*|\.[\da-fA-F]+)[pP][-+]?\d+)$/;

/** `strconv.ParseFloat` to 32 bits; of NaN every comparison is false, so that the kubelet takes it. */
function parsePercentage(text: string): number | undefined {
  const digits = text.replace(/%+$/, '');
  if (/^nan$/i.test(digits)) return Number.NaN;
  if (!FLOAT.test(digits)) return undefined;
  return Math.fround(/x/i.test(digits) ? parseHexFloat(digits) : Number(digits));
}

function parseHexFloat(text: string): number {
  const [, sign, whole = '', fraction = '', power] =
    /^([-+]?)0x([\da-f]*)\.?([\da-f]*)p(.*)$/i.exec(text) ?? [];
  const mantissa = Number.parseInt(whole + fraction, 16);
  return (sign === '-' ? -1 : 1) * mantissa * 2 ** (Number(power) - 4 * fraction.length);
}
