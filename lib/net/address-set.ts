import type { Address } from './address';
import { prefixesOf } from './cover';
import type { Prefix } from './prefix';
import { AddressRange } from './range';
import { compareSpans, containsAny, isAdjacent, overlaps, type Span } from './span';

/** Any addresses of both families, kept as the fewest ranges: sorted, apart, not even adjacent. */
export class AddressSet implements Iterable<AddressRange> {
  static readonly EMPTY = new AddressSet([]);

  /** Spans may overlap and come in any order; a set is such a list as well. */
  static of(spans: Iterable<Span>): AddressSet {
    return new AddressSet(merge([...spans].sort(compareSpans)));
  }

  private constructor(readonly ranges: readonly AddressRange[]) {}

  [Symbol.iterator](): Iterator<AddressRange> {
    return this.ranges[Symbol.iterator]();
  }

  get isEmpty(): boolean {
    return this.ranges.length === 0;
  }

  /** How many addresses, of both families together. */
  get size(): bigint {
    return this.ranges.reduce((sum, range) => sum + range.size, 0n);
  }

  /** Whether it has every address of the other. */
  contains(other: Address | Span): boolean {
    const range = this.ranges[this.indexFrom('bits' in other ? other : other.first)];
    return range !== undefined && containsAny(range, other);
  }

  overlaps(other: Span): boolean {
    return !this.within(other).next().done;
  }

  union(others: Iterable<Span>): AddressSet {
    return AddressSet.of([...this.ranges, ...others]);
  }

  intersect(others: Iterable<Span>): AddressSet {
    const other = AddressSet.of(others);
    return new AddressSet(this.ranges.flatMap((range) => [...other.within(range)]));
  }

  subtract(others: Iterable<Span>): AddressSet {
    const holes = AddressSet.of(others);
    return new AddressSet(this.ranges.flatMap((range) => cut(range, holes.within(range))));
  }

  /** What of the whole is not in this set. */
  complementIn(whole: Span): AddressSet {
    return AddressSet.of([whole]).subtract(this);
  }

  /** The fewest prefixes that have exactly these addresses. */
  toPrefixes(): Prefix[] {
    return this.ranges.flatMap((range) => [...prefixesOf(range)]);
  }

  equals(other: AddressSet): boolean {
    if (this.ranges.length !== other.ranges.length) return false;
    return other.ranges.every((range, i) => this.ranges[i]?.equals(range));
  }

  toString(): string {
    return `{${this.ranges.join(', ')}}`;
  }

  /** The parts of this set that lie in the span, in order. */
  private *within(span: Span): Generator<AddressRange> {
    for (let i = this.indexFrom(span.first); i < this.ranges.length; i++) {
      const shared = this.ranges[i]?.intersect(span);
      if (shared === undefined) return;
      yield shared;
    }
  }

  /** The index of the first range that ends at the address or after it. */
  private indexFrom(address: Address): number {
    let low = 0;
    let high = this.ranges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const range = this.ranges[middle];
      if (range !== undefined && range.last.compare(address) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function merge(sorted: readonly Span[]): AddressRange[] {
  const merged: AddressRange[] = [];
  for (const span of sorted) {
    const before = merged.pop();
    if (before === undefined) merged.push(AddressRange.spanning(span));
    else merged.push(...joined(before, span));
  }
  return merged;
}

/** `next` begins at or after the first address of `before`. */
function joined(before: AddressRange, next: Span): AddressRange[] {
  if (!overlaps(before, next) && !isAdjacent(before, next)) {
    return [before, AddressRange.spanning(next)];
  }
  if (next.last.bits <= before.last.bits) return [before];
  return [AddressRange.between(before.first, next.last)];
}

/**
 *     range  ├──────────────────────────┤
 *     holes       ├───┤      ├──┤
 *     rest   ├───┤     ├────┤    ├──────┤
 */
function cut(range: AddressRange, holes: Iterable<AddressRange>): AddressRange[] {
  const rest: (AddressRange | undefined)[] = [];
  let from: Address | undefined = range.first;
  for (const hole of holes) {
    rest.push(between(from, hole.first.previous()));
    from = hole.last.next();
  }
  rest.push(between(from, range.last));
  return rest.filter((part) => part !== undefined);
}

/** Undefined for an end beyond the family's first or last address. */
const between = (first: Address | undefined, last: Address | undefined): AddressRange | undefined =>
  first && last && AddressRange.tryBetween(first, last);
