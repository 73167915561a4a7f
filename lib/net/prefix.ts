import { Address } from './address';
import { type Family, widthBits } from './family';
import { compareSpans, containsAny, isAdjacent, nthOf, overlaps, type Span } from './span';
import { networkOf, spellCidr } from './spelled-cidr';
import { cidrProblem } from './strict';

/** A network: an address without host bits, and how many leading bits its members share. */
export class Prefix implements Span {
  /** For literals: throws unless the text passes strict reading. Use `parsePrefix` for input. */
  static of(text: string): Prefix {
    const cidr = spellCidr(text);
    const problem = typeof cidr === 'string' ? cidr : cidrProblem(cidr);
    if (typeof cidr === 'string' || problem !== undefined) {
      throw new RangeError(`${JSON.stringify(text)} is not a prefix: ${problem}`);
    }
    const { family, bits, prefixLength } = networkOf(cidr);
    return new Prefix(Address.fromBits(family, bits), prefixLength);
  }

  /** The network of that length the address is in. */
  static around(address: Address, length: number): Prefix {
    const width = widthBits(address.family);
    if (!Number.isInteger(length) || length < 0 || length > width) {
      throw new RangeError(`/${length} is no prefix length for ${address.family}`);
    }
    const hostBits = BigInt(width - length);
    const first = Address.fromBits(address.family, (address.bits >> hostBits) << hostBits);
    return new Prefix(first, length);
  }

  readonly family: Family;
  readonly last: Address;
  /** How many addresses. */
  readonly size: bigint;

  private constructor(
    readonly first: Address,
    readonly length: number,
  ) {
    this.family = first.family;
    this.size = 1n << BigInt(this.hostBits);
    this.last = Address.fromBits(this.family, first.bits + this.size - 1n);
  }

  get hostBits(): number {
    return widthBits(this.family) - this.length;
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

  /** Two prefixes are nested or apart, so what they share is the longer one. */
  intersect(other: Prefix): Prefix | undefined {
    if (!overlaps(this, other)) return undefined;
    return this.length >= other.length ? this : other;
  }

  isAdjacentTo(other: Span): boolean {
    return isAdjacent(this, other);
  }

  /** The address at that offset; `nth(0)` is the network address. */
  nth(index: bigint | number): Address | undefined {
    return nthOf(this, index);
  }

  equals(other: Prefix): boolean {
    return this.length === other.length && this.first.equals(other.first);
  }

  /** By first address; of two that begin together the smaller network comes first. */
  compare(other: Prefix): number {
    return compareSpans(this, other);
  }

  toString(): string {
    return `${this.first}/${this.length}`;
  }
}
