const LAST_PORT = 65535;

/** A port something can listen on. */
export const isPort = (value: number): boolean =>
  Number.isInteger(value) && value >= 1 && value <= LAST_PORT;

/** Ports from the first to the last, both inclusive; 0 counts, as Kubernetes' own ranges may hold it. */
export class PortRange {
  /** For literals: throws unless 0 <= first <= last <= 65535. */
  static of(first: number, last: number = first): PortRange {
    const range = PortRange.tryOf(first, last);
    if (range === undefined) throw new RangeError(`no port range ${first}-${last}`);
    return range;
  }

  static tryOf(first: number, last: number = first): PortRange | undefined {
    const isRange = Number.isInteger(first) && Number.isInteger(last) && first <= last;
    return isRange && first >= 0 && last <= LAST_PORT ? new PortRange(first, last) : undefined;
  }

  private constructor(
    readonly first: number,
    readonly last: number,
  ) {}

  /** How many ports. */
  get size(): number {
    return this.last - this.first + 1;
  }

  contains(other: number | PortRange): boolean {
    if (typeof other !== 'number') return this.first <= other.first && other.last <= this.last;
    return Number.isInteger(other) && this.first <= other && other <= this.last;
  }

  isInside(outer: PortRange): boolean {
    return outer.contains(this);
  }

  overlaps(other: PortRange): boolean {
    return this.first <= other.last && other.first <= this.last;
  }

  intersect(other: PortRange): PortRange | undefined {
    return PortRange.tryOf(Math.max(this.first, other.first), Math.min(this.last, other.last));
  }

  equals(other: PortRange): boolean {
    return this.compare(other) === 0;
  }

  compare(other: PortRange): number {
    return this.first - other.first || this.last - other.last;
  }

  /** `30000-32767`; a single port stands alone. */
  toString(): string {
    return this.size === 1 ? `${this.first}` : `${this.first}-${this.last}`;
  }
}
