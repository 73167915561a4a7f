const LONGEST_IN_DIGITS = 10n ** 12n;

/** `65,536`; beyond what people read as digits a power of two: `2^72`, `about 2^79`. */
export function countText(count: bigint): string {
  if (count < LONGEST_IN_DIGITS) return count.toString().replace(/\B(?=(\d{3})+$)/g, ',');
  const power = powerNear(count);
  return count === 1n << BigInt(power) ? `2^${power}` : `about 2^${power}`;
}

/** 2^64 - 2 is about 2^64. */
function powerNear(count: bigint): number {
  const below = count.toString(2).length - 1;
  return count * 2n > 3n << BigInt(below) ? below + 1 : below;
}
