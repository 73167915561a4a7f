import type { Scalar } from '../facts/schema-table';

const OF_64_BITS: ReadonlySet<Scalar> = new Set(['int', 'int64', 'durationOrInteger']);

/** Whether the type takes an integer that a JavaScript number cannot hold. */
export const acceptsExact = (scalar: Scalar, value: bigint): boolean =>
  OF_64_BITS.has(scalar) && value >= -(2n ** 63n) && value < 2n ** 63n;
