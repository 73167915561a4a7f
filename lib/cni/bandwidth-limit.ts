import { isObject, type JsonObject } from '../model/document';
import { goField, goFields } from '../model/go-fields';

/** The limit of one direction, in bits, as the bandwidth plugin reads it. */
export interface BandwidthLimit {
  readonly direction: 'ingress' | 'egress';
  readonly rate: number;
  readonly burst: number;
}

export type LimitProblem = 'half' | 'too-large' | 'no-packet';

const DIRECTIONS = ['ingress', 'egress'] as const;
const KEYS = DIRECTIONS.flatMap((direction) => [`${direction}Rate`, `${direction}Burst`]);

/**
 * A key in the plugin itself, even null, hides what comes from the runtime.
 * Source: plugins v1.9.1 `plugins/meta/bandwidth/main.go` getBandwidth [run].
 */
export function limitsOf(plugin: JsonObject): BandwidthLimit[] {
  const isInline = KEYS.some((key) => goFields(plugin, key).length > 0);
  const limits = isInline ? plugin : limitsOfRuntime(plugin);
  return DIRECTIONS.map((direction) => ({
    direction,
    rate: numberIn(limits, `${direction}Rate`),
    burst: numberIn(limits, `${direction}Burst`),
  }));
}

function limitsOfRuntime(plugin: JsonObject): JsonObject {
  const runtime = goField(plugin, 'runtimeConfig')?.value;
  const limits = runtime && isObject(runtime) ? goField(runtime, 'bandwidth')?.value : undefined;
  return limits && isObject(limits) ? limits : {};
}

function numberIn(limits: JsonObject, name: string): number {
  const value = goField(limits, name)?.value;
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 0;
}

const LARGEST_BURST_BYTES = 2 ** 32 - 1;

/** Why the plugin refuses a limit, or the kernel behind it. */
export function limitProblem({ rate, burst }: BandwidthLimit): LimitProblem | undefined {
  if (rate === 0 && burst === 0) return undefined;
  if (rate === 0 || burst === 0) return 'half';
  if (burst / 8 >= LARGEST_BURST_BYTES) return 'too-large';
  return largestPacket(Math.floor(rate / 8), Math.floor(burst / 8)) > 0n ? undefined : 'no-packet';
}

/**
 * Bytes of the largest packet that passes; the kernel refuses 0. The bucket is told in ticks of 64 ns.
 * Source: plugins `ifb_creator.go` buffer; Linux `net/sched/sch_tbf.c` psched_ns_t2l [run].
 */
function largestPacket(rateBytes: number, burstBytes: number): bigint {
  if (rateBytes === 0) return 0n;
  const microseconds = BigInt(Math.floor((burstBytes * 1e6) / rateBytes));
  const ticks = BigInt.asUintN(32, (BigInt.asUintN(32, microseconds) * 1000n) / 64n);
  return (ticks * 64n * BigInt(rateBytes)) / 1_000_000_000n;
}
