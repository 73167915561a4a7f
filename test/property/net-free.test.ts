import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freePrefixFrom } from '../../lib/net/free';
import type { Prefix } from '../../lib/net/prefix';
import { Blocks } from '../../lib/net/split';
import {
  addressAt,
  anyBlock,
  anyStretches,
  anyWorld,
  blocksWhere,
  lengthIn,
  pictureOfStretches,
  prefixIn,
  rangesIn,
  type Stretch,
  type World,
} from '../net/small-world';

const anyLength = fc.integer({ min: 0, max: 8 });

const placeIn = (world: World, prefix: Prefix | undefined): number | undefined =>
  prefix && Number(prefix.first.bits - world.whole.first.bits);

const freePlaces = (stretches: readonly Stretch[], length: number): number[] =>
  blocksWhere(
    pictureOfStretches(stretches).map((isTaken) => !isTaken),
    length,
  );

describe('free prefixes in a world of 256 addresses', () => {
  it('are the wanted block, the first behind it, or the last before it', () => {
    fc.assert(
      fc.property(anyWorld, anyStretches, anyBlock, (world, stretches, block) => {
        const wanted = prefixIn(world, block);
        const found = freePrefixFrom(world.whole, wanted, rangesIn(world, stretches));
        const from = placeIn(world, wanted) ?? 0;
        const free = freePlaces(stretches, block.length);
        const expected = free.find((at) => at >= from) ?? free.at(-1);

        expect(placeIn(world, found)).toBe(expected);
      }),
    );
  });
});

describe('blocks in a world of 256 addresses', () => {
  it('cut the parent without a gap, and know which block an address lies in', () => {
    fc.assert(
      fc.property(anyWorld, anyBlock, anyLength, (world, block, extra) => {
        const length = Math.min(8, block.length + extra);
        const parent = prefixIn(world, block);
        const blocks = Blocks.of(parent, lengthIn(world, length));
        const all = [...blocks];
        expect(BigInt(all.length)).toBe(blocks.count);
        expect(all[0]?.first).toEqual(parent.first);
        expect(all.at(-1)?.last).toEqual(parent.last);
        expect(all.every((one, i) => i === 0 || all[i - 1]?.isAdjacentTo(one))).toBe(true);
        expect(all.map((_, i) => blocks.nth(i))).toEqual(all);
        const index = blocks.indexOf(addressAt(world, block.at));
        expect(all[Number(index)]?.contains(addressAt(world, block.at))).toBe(true);
      }),
    );
  });
});
