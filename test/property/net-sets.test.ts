import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AddressSet } from '../../lib/net/address-set';
import { asPrefix, commonPrefix, prefixesOf } from '../../lib/net/cover';
import {
  addressAt,
  anyStretch,
  anyStretches,
  anyWorld,
  blocksWhere,
  count,
  isAnywhere,
  picture,
  pictureOf,
  pictureOfStretches,
  rangeIn,
  rangesIn,
  runs,
} from '../net/small-world';

describe('a set in a world of 256 addresses', () => {
  it('is the fewest ranges with exactly its addresses', () => {
    fc.assert(
      fc.property(anyWorld, anyStretches, (world, stretches) => {
        const set = AddressSet.of(rangesIn(world, stretches));
        const expected = pictureOfStretches(stretches);
        expect(picture((at) => set.contains(addressAt(world, at)))).toEqual(expected);
        expect(set.ranges.length).toBe(runs(expected));
        expect(set.size).toBe(count(expected));
        expect(set.isEmpty).toBe(!isAnywhere(expected));
      }),
    );
  });

  it('unites, intersects and subtracts as booleans do', () => {
    fc.assert(
      fc.property(anyWorld, anyStretches, anyStretches, (world, one, two) => {
        const [a, b] = [one, two].map((list) => AddressSet.of(rangesIn(world, list)));
        const [inA, inB] = [pictureOfStretches(one), pictureOfStretches(two)];
        const shows = (set: AddressSet | undefined, isIn: (at: number) => boolean) => {
          expect(pictureOf(world, set ?? [])).toEqual(picture(isIn));
          expect(set?.ranges.length).toBe(runs(picture(isIn)));
        };
        shows(b && a?.union(b), (at) => inA[at] === true || inB[at] === true);
        shows(b && a?.intersect(b), (at) => inA[at] === true && inB[at] === true);
        shows(b && a?.subtract(b), (at) => inA[at] === true && inB[at] !== true);
        shows(a?.complementIn(world.whole), (at) => inA[at] !== true);
      }),
    );
  });

  it('overlaps and contains a range as the addresses do', () => {
    fc.assert(
      fc.property(anyWorld, anyStretches, anyStretch, (world, stretches, stretch) => {
        const set = AddressSet.of(rangesIn(world, stretches));
        const inSet = pictureOfStretches(stretches).slice(stretch[0], stretch[1] + 1);
        expect(set.overlaps(rangeIn(world, stretch))).toBe(inSet.includes(true));
        expect(set.contains(rangeIn(world, stretch))).toBe(!inSet.includes(false));
      }),
    );
  });

  it('does not depend on the order in which its ranges came', () => {
    fc.assert(
      fc.property(anyWorld, anyWorld, anyStretches, (world, other, stretches) => {
        const ranges = [...rangesIn(world, stretches), ...rangesIn(other, stretches)];
        const set = AddressSet.of(ranges);
        expect(set.equals(AddressSet.of(ranges.reverse()))).toBe(true);
        expect(set.equals(AddressSet.of(set.toPrefixes()))).toBe(true);
      }),
    );
  });

  it('is not mixed up between families', () => {
    fc.assert(
      fc.property(anyWorld, anyWorld, anyStretches, (world, other, stretches) => {
        fc.pre(world.family !== other.family);
        const [a, b] = [rangesIn(world, stretches), rangesIn(other, stretches)];
        const both = AddressSet.of([...a, ...b]);
        expect(both.subtract(b).equals(AddressSet.of(a))).toBe(true);
        expect(both.intersect(b).equals(AddressSet.of(b))).toBe(true);
        expect(both.size).toBe(AddressSet.of(a).size * 2n);
      }),
    );
  });
});

describe('a cover in a world of 256 addresses', () => {
  it('has exactly the addresses of the range, and none of its prefixes can be made larger', () => {
    fc.assert(
      fc.property(anyWorld, anyStretch, (world, stretch) => {
        const cover = [...prefixesOf(rangeIn(world, stretch))];
        const expected = pictureOfStretches([stretch]);
        expect(pictureOf(world, cover)).toEqual(expected);
        expect(cover.reduce((sum, prefix) => sum + prefix.size, 0n)).toBe(count(expected));
        for (const prefix of cover) {
          const length = prefix.length - world.whole.length;
          if (length === 0) continue;
          const larger = blocksWhere(expected, length - 1);
          const at = Number(prefix.first.bits - world.whole.first.bits);
          const size = 2 ** (9 - length);
          expect(larger).not.toContain(Math.floor(at / size) * size);
        }
      }),
    );
  });

  it('finds the smallest prefix around two ranges', () => {
    fc.assert(
      fc.property(anyWorld, anyStretch, anyStretch, (world, one, two) => {
        const around = commonPrefix(rangeIn(world, one), rangeIn(world, two));
        const both = rangesIn(world, [one, two]);
        expect(both.every((range) => around?.contains(range))).toBe(true);
        const halves = around && around.hostBits > 0 ? [around.nth(0), around.last] : [];
        const isOneSided = halves.some(
          (half) => half && around && both.every((r) => sameHalf(around.hostBits, half.bits, r)),
        );
        expect(isOneSided).toBe(false);
      }),
    );
  });

  it('recognises a range that is a prefix', () => {
    fc.assert(
      fc.property(anyWorld, anyStretch, (world, stretch) => {
        const range = rangeIn(world, stretch);
        const [only, ...more] = prefixesOf(range);
        const expected = more.length === 0 ? only : undefined;
        expect(asPrefix(range)?.toString()).toBe(expected?.toString());
      }),
    );
  });
});

type Ends = { readonly first: { readonly bits: bigint }; readonly last: { readonly bits: bigint } };

const sameHalf = (hostBits: number, bits: bigint, { first, last }: Ends): boolean => {
  const half = (value: bigint) => value >> BigInt(hostBits - 1);
  return half(first.bits) === half(bits) && half(last.bits) === half(bits);
};
