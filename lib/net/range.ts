import { Address } from './address';
import type { Family } from './family';
import { compareSpans, containsAny, isAdjacent, nthOf, overlaps, type Span, sizeOf } from './span';

/** Addresses from the first to the last, both inclusive; need not be a prefix. */
export class AddressRange implements Span {
  /** For literals: throws unless last >= first and both are of one family. */
  static of(first: string | Address, last: string | Address = first): AddressRange {
    return AddressRange.between(asAddress(first), asAddress(last));
  }

  static between(first: Address, last: Address): AddressRange {
    const range = AddressRange.tryBetween(first, last);
    if (range === undefined) throw new RangeError(`no range from ${first} to ${last}`);
    return range;
  }

  /** Undefined when the two are of different families or the last comes before the first. */
  static tryBetween(first: Address, last: Address): AddressRange | undefined {
    const isRange = first.family === last.family && first.bits <= last.bits;
    return isRange ? new AddressRange(first, last) : undefined;
  }

  static spanning(span: Span): AddressRange {
    return span instanceof AddressRange ? span : new AddressRange(span.first, span.last);
  }

  readonly family: Family;

  private constructor(
    readonly first: Address,
    readonly last: Address,
  ) {
    this.family = first.family;
  }

  /** How many addresses. */
  get size(): bigint {
    return sizeOf(this);
  }

  contains(other: Address | Span): boolean {
    return containsAny(this, other);
  }

  isInside(outer: Span): boolean {
    return containsAny(outer, this);
  }

  overlaps(other: Span): boolean {
    return overlaps(this, other);
  }

  intersect(other: Span): AddressRange | undefined {
    if (!overlaps(this, other)) return undefined;
    return new AddressRange(
      this.first.bits >= other.first.bits ? this.first : other.first,
      this.last.bits <= other.last.bits ? this.last : other.last,
    );
  }

  isAdjacentTo(other: Span): boolean {
    return isAdjacent(this, other);
  }

  nth(index: bigint | number): Address | undefined {
    return nthOf(this, index);
  }

  equals(other: Span): boolean {
    return compareSpans(this, other) === 0;
  }

  compare(other: Span): number {
    return compareSpans(this, other);
  }

  /** `10.0.0.1-10.0.0.9`; a single address stands alone. */
  toString(): string {
    return this.size === 1n ? `${this.first}` : `${this.first}-${this.last}`;
  }
}

const asAddress = (value: string | Address): Address =>
  typeof value === 'string' ? Address.of(value) : value;
