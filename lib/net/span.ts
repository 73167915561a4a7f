import type { Address } from './address';
import type { Family } from './family';

/** Addresses in a row, first and last inclusive: what a prefix and a range have in common. */
export interface Span {
  readonly family: Family;
  readonly first: Address;
  readonly last: Address;
}

export const sizeOf = (span: Span): bigint => span.last.bits - span.first.bits + 1n;

export const overlaps = (a: Span, b: Span): boolean =>
  a.family === b.family && a.first.bits <= b.last.bits && b.first.bits <= a.last.bits;

export const covers = (outer: Span, inner: Span): boolean =>
  outer.family === inner.family &&
  outer.first.bits <= inner.first.bits &&
  inner.last.bits <= outer.last.bits;

export const holds = (span: Span, address: Address): boolean =>
  span.family === address.family &&
  span.first.bits <= address.bits &&
  address.bits <= span.last.bits;

/** One begins on the address after the other's last. */
export const isAdjacent = (a: Span, b: Span): boolean =>
  a.family === b.family && (a.last.bits + 1n === b.first.bits || b.last.bits + 1n === a.first.bits);

/** By family, then by first address, then the smaller one first. */
export const compareSpans = (a: Span, b: Span): number =>
  a.first.compare(b.first) || a.last.compare(b.last);

export const containsAny = (span: Span, other: Address | Span): boolean =>
  'bits' in other ? holds(span, other) : covers(span, other);

export const nthOf = (span: Span, index: bigint | number): Address | undefined => {
  const wanted = BigInt(index);
  return wanted < 0n || wanted >= sizeOf(span) ? undefined : span.first.offset(wanted);
};
