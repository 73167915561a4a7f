const SIXTEEN_BITS = 0xffffn;
const THIRTY_TWO_BITS = 0xffffffffn;

/** Why MetalLB `community.New` does not take the text; undefined when it does. */
export function communityProblem(text: string): string | undefined {
  const parts = text.split(':');
  if (parts.length === 2) {
    return parts.every((part) => isWithin(part, SIXTEEN_BITS))
      ? undefined
      : 'is not two numbers from 0 to 65535';
  }
  if (parts.length !== 4) return 'is neither a community nor a known alias';
  if (parts[0] !== 'large') return 'has four parts and does not begin with "large"';
  return parts.slice(1).every((part) => isWithin(part, THIRTY_TWO_BITS))
    ? undefined
    : 'is not "large" and three numbers from 0 to 4294967295';
}

const isWithin = (digits: string, most: bigint): boolean =>
  /^\d+$/.test(digits) && BigInt(digits) <= most;
