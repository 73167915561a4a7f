import type { Address } from './address';
import { widthBits } from './family';
import { Prefix } from './prefix';

/**
 * A prefix cut into equal blocks: `10.244.0.0/16` into /24 for nodes. Lazy: there may be 2^128.
 * `Blocks.of(Prefix.of('10.244.0.0/16'), 24).nth(3)` is `10.244.3.0/24`.
 */
export class Blocks implements Iterable<Prefix> {
  /** Throws unless the blocks are at most as large as the parent and the family knows the length. */
  static of(parent: Prefix, length: number): Blocks {
    const blocks = Blocks.tryOf(parent, length);
    if (blocks === undefined) throw new RangeError(`${parent} has no blocks of /${length}`);
    return blocks;
  }

  static tryOf(parent: Prefix, length: number): Blocks | undefined {
    const isLength = Number.isInteger(length) && length <= widthBits(parent.family);
    return isLength && length >= parent.length ? new Blocks(parent, length) : undefined;
  }

  private constructor(
    readonly parent: Prefix,
    readonly length: number,
  ) {}

  get count(): bigint {
    return 1n << BigInt(this.length - this.parent.length);
  }

  /** From 0. */
  nth(index: bigint | number): Prefix | undefined {
    const first = this.parent.nth(BigInt(index) << this.hostBits);
    return first && Prefix.around(first, this.length);
  }

  /** Which block the address lies in. */
  indexOf(address: Address): bigint | undefined {
    if (!this.parent.contains(address)) return undefined;
    return (address.bits - this.parent.first.bits) >> this.hostBits;
  }

  *[Symbol.iterator](): Generator<Prefix> {
    const { count } = this;
    for (let index = 0n; index < count; index++) {
      const block = this.nth(index);
      if (block !== undefined) yield block;
    }
  }

  private get hostBits(): bigint {
    return BigInt(widthBits(this.parent.family) - this.length);
  }
}
