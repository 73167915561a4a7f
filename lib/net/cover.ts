import { Address } from './address';
import { widthBits } from './family';
import { Prefix } from './prefix';
import { type Span, sizeOf } from './span';

/**
 * The fewest prefixes that cover exactly these addresses, in order.
 *
 *     10.0.0.5 ──────────────────────── 10.0.0.16
 *     .5/32  .6/31  .8/29               .16/32
 */
export function* prefixesOf(span: Span): Generator<Prefix> {
  const { family, last } = span;
  let start = span.first.bits;
  while (start <= last.bits) {
    const first = Address.fromBits(family, start);
    const hostBits = Math.min(trailingZeros(first), log2(last.bits - start + 1n));
    yield Prefix.around(first, widthBits(family) - hostBits);
    start += 1n << BigInt(hostBits);
  }
}

/** The smallest prefix around both: what a route that covers both would say. */
export function commonPrefix(a: Span, b: Span): Prefix | undefined {
  if (a.family !== b.family) return undefined;
  const first = a.first.compare(b.first) <= 0 ? a.first : b.first;
  const last = a.last.compare(b.last) >= 0 ? a.last : b.last;
  return Prefix.around(first, widthBits(a.family) - bitLength(first.bits ^ last.bits));
}

/** The prefix with exactly these addresses, if there is one. */
export function asPrefix(span: Span): Prefix | undefined {
  const around = commonPrefix(span, span);
  return around && around.size === sizeOf(span) ? around : undefined;
}

/** 0 has as many as the family has bits: the whole family may begin there. */
function trailingZeros(address: Address): number {
  const { bits, family } = address;
  return bits === 0n ? widthBits(family) : log2(bits & -bits);
}

/** Rounded down. */
const log2 = (value: bigint): number => bitLength(value) - 1;

const bitLength = (value: bigint): number => (value === 0n ? 0 : value.toString(2).length);
