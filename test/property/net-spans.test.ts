import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress, parseCanonicalPrefix } from '../../lib/net/parse-strict';
import { Prefix } from '../../lib/net/prefix';
import {
  addressAt,
  anyBlock,
  anyStretch,
  anyWorld,
  count,
  isAnywhere,
  picture,
  pictureOf,
  pictureOfBlock,
  pictureOfStretches,
  prefixIn,
  rangeIn,
} from '../net/small-world';

describe('a prefix in a world of 256 addresses', () => {
  it('has exactly the addresses that share its leading bits', () => {
    fc.assert(
      fc.property(anyWorld, anyBlock, (world, block) => {
        const prefix = prefixIn(world, block);
        const expected = pictureOfBlock(block);
        expect(picture((at) => prefix.contains(addressAt(world, at)))).toEqual(expected);
        expect(pictureOf(world, [prefix])).toEqual(expected);
        expect(prefix.size).toBe(count(expected));
        expect(2n ** BigInt(prefix.hostBits)).toBe(prefix.size);
      }),
    );
  });

  it('overlaps, contains and intersects another as the addresses do', () => {
    fc.assert(
      fc.property(anyWorld, anyBlock, anyBlock, (world, one, two) => {
        const [a, b] = [prefixIn(world, one), prefixIn(world, two)];
        const [inA, inB] = [pictureOfBlock(one), pictureOfBlock(two)];
        const inBoth = picture((at) => inA[at] === true && inB[at] === true);
        expect(a.overlaps(b)).toBe(isAnywhere(inBoth));
        expect(a.contains(b)).toBe(inB.every((isIn, at) => !isIn || inA[at]));
        expect(b.isInside(a)).toBe(a.contains(b));
        const shared = a.intersect(b);
        expect(pictureOf(world, shared ? [shared] : [])).toEqual(inBoth);
        expect(a.equals(b)).toBe(inA.every((isIn, at) => isIn === inB[at]));
      }),
    );
  });

  it('is adjacent to another when the two are apart with nothing between them', () => {
    fc.assert(
      fc.property(anyWorld, anyStretch, anyStretch, (world, one, two) => {
        const expected = one[1] + 1 === two[0] || two[1] + 1 === one[0];
        expect(rangeIn(world, one).isAdjacentTo(rangeIn(world, two))).toBe(expected);
      }),
    );
  });

  it('reads back from its own text, and its text is canonical', () => {
    fc.assert(
      fc.property(anyWorld, anyBlock, (world, block) => {
        const prefix = prefixIn(world, block);
        const reading = parseCanonicalPrefix(prefix.toString());
        expect(reading.ok && reading.value.equals(prefix)).toBe(true);
        expect(Prefix.of(`${prefix}`).compare(prefix)).toBe(0);
      }),
    );
  });

  it('has its nth address at that distance from the first, and none outside', () => {
    fc.assert(
      fc.property(anyWorld, anyBlock, fc.integer({ min: -3, max: 259 }), (world, block, n) => {
        const prefix = prefixIn(world, block);
        const address = prefix.nth(n);
        expect(address !== undefined).toBe(n >= 0 && BigInt(n) < prefix.size);
        if (address) expect(address.bits - prefix.first.bits).toBe(BigInt(n));
      }),
    );
  });
});

describe('a range in a world of 256 addresses', () => {
  it('overlaps, contains and intersects another as the addresses do', () => {
    fc.assert(
      fc.property(anyWorld, anyStretch, anyStretch, (world, one, two) => {
        const [a, b] = [rangeIn(world, one), rangeIn(world, two)];
        const [inA, inB] = [pictureOfStretches([one]), pictureOfStretches([two])];
        const inBoth = picture((at) => inA[at] === true && inB[at] === true);
        expect(a.overlaps(b)).toBe(isAnywhere(inBoth));
        expect(a.contains(b)).toBe(inB.every((isIn, at) => !isIn || inA[at]));
        const shared = a.intersect(b);
        expect(pictureOf(world, shared ? [shared] : [])).toEqual(inBoth);
        expect(shared?.size ?? 0n).toBe(count(inBoth));
      }),
    );
  });

  it('never meets a range of the other family', () => {
    fc.assert(
      fc.property(anyWorld, anyWorld, anyStretch, (world, other, stretch) => {
        fc.pre(world.family !== other.family);
        const [a, b] = [rangeIn(world, stretch), rangeIn(other, stretch)];
        expect([a.overlaps(b), a.contains(b), a.isAdjacentTo(b), a.equals(b)]).not.toContain(true);
        expect(a.intersect(b)).toBeUndefined();
      }),
    );
  });
});

describe('an address', () => {
  it('reads back from its own text, whatever its bits', () => {
    fc.assert(
      fc.property(fc.ipV6(), (text) => {
        const reading = parseAddress(text);
        fc.pre(reading.ok);
        const again = reading.ok && parseAddress(reading.value.toString());
        expect(again).toEqual(reading);
      }),
    );
  });

  it('steps over every neighbour and stops at the ends of its family', () => {
    fc.assert(
      fc.property(anyWorld, anyBlock, (world, { at }) => {
        const address = addressAt(world, at);
        expect(address.next()?.previous()?.equals(address) ?? at === 255).toBe(true);
        expect(address.previous()?.next()?.equals(address) ?? at === 0).toBe(true);
      }),
    );
  });
});
