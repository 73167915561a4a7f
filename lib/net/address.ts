import { type Family, lastBits } from './family';
import { whyUnreadable } from './spelled-cidr';
import { addressProblem } from './strict';
import { formatAddress, spellAddress } from './text';

/** One IP address. Immutable; compare with `equals`. */
export class Address {
  /** For literals: throws unless the text passes strict reading. Use `parseAddress` for input. */
  static of(text: string): Address {
    const spelling = spellAddress(text);
    const problem = spelling ? addressProblem(spelling) : whyUnreadable(text);
    if (spelling === undefined || problem !== undefined) {
      throw new RangeError(`${JSON.stringify(text)} is not an address: ${problem}`);
    }
    return new Address(spelling.family, spelling.bits);
  }

  static fromBits(family: Family, bits: bigint): Address {
    if (bits < 0n || bits > lastBits(family)) throw new RangeError(`no ${family} address ${bits}`);
    return new Address(family, bits);
  }

  private constructor(
    readonly family: Family,
    /** The address as one number: `0.0.1.0` is 256n. */
    readonly bits: bigint,
  ) {}

  next(): Address | undefined {
    return this.offset(1n);
  }

  previous(): Address | undefined {
    return this.offset(-1n);
  }

  /** The address so many further on; undefined beyond either end of the family. */
  offset(by: bigint | number): Address | undefined {
    const bits = this.bits + BigInt(by);
    return bits < 0n || bits > lastBits(this.family) ? undefined : new Address(this.family, bits);
  }

  equals(other: Address): boolean {
    return this.family === other.family && this.bits === other.bits;
  }

  /** IPv4 before IPv6, then by number. */
  compare(other: Address): number {
    if (this.family !== other.family) return this.family === 'IPv4' ? -1 : 1;
    return this.bits < other.bits ? -1 : Number(this.bits > other.bits);
  }

  /** Canonical: dotted decimal, or RFC 5952. */
  toString(): string {
    return formatAddress(this.family, this.bits);
  }
}
