import * as fc from 'fast-check';
import { Address } from '../../lib/net/address';
import type { Family } from '../../lib/net/family';
import { Prefix } from '../../lib/net/prefix';
import { AddressRange } from '../../lib/net/range';
import type { Span } from '../../lib/net/span';

/** 256 addresses somewhere in a family: small enough to ask every question of every address. */
export interface World {
  readonly family: Family;
  readonly whole: Prefix;
}

/** In the middle and at both ends of each family, where next and previous run out. */
export const worlds: readonly World[] = [
  '10.0.0.0/24',
  '0.0.0.0/24',
  '255.255.255.0/24',
  'fd00::/120',
  '::/120',
  'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ff00/120',
].map((text) => {
  const whole = Prefix.of(text);
  return { family: whole.family, whole };
});

export const anyWorld = fc.constantFrom(...worlds);

const WORLD_SIZE = 256;
const anyByte = fc.integer({ min: 0, max: WORLD_SIZE - 1 });

/** Length inside the world, 0 (all 256) to 8 (one address), and an address in the block. */
export interface Block {
  readonly length: number;
  readonly at: number;
}

export const anyBlock = fc.record({ length: fc.integer({ min: 0, max: 8 }), at: anyByte });

export type Stretch = readonly [first: number, last: number];

export const anyStretch: fc.Arbitrary<Stretch> = fc
  .tuple(anyByte, anyByte)
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);

export const anyStretches = fc.array(anyStretch, { maxLength: 6 });

export const addressAt = (world: World, at: number): Address =>
  Address.fromBits(world.family, world.whole.first.bits + BigInt(at));

export const lengthIn = (world: World, length: number): number => world.whole.length + length;

export const prefixIn = (world: World, { length, at }: Block): Prefix =>
  Prefix.around(addressAt(world, at), lengthIn(world, length));

export const rangeIn = (world: World, [first, last]: Stretch): AddressRange =>
  AddressRange.between(addressAt(world, first), addressAt(world, last));

export const rangesIn = (world: World, stretches: readonly Stretch[]): AddressRange[] =>
  stretches.map((stretch) => rangeIn(world, stretch));

/** A set as 256 booleans: the obvious reference. */
export type Picture = readonly boolean[];

export const picture = (isIn: (at: number) => boolean): Picture =>
  Array.from({ length: WORLD_SIZE }, (_, at) => isIn(at));

export const pictureOf = (world: World, things: Iterable<Span>): Picture => {
  const all = [...things];
  return picture((at) => {
    const { bits } = addressAt(world, at);
    return all.some((span) => span.first.bits <= bits && bits <= span.last.bits);
  });
};

export const pictureOfStretches = (stretches: readonly Stretch[]): Picture =>
  picture((at) => stretches.some(([first, last]) => first <= at && at <= last));

export const pictureOfBlock = ({ length, at }: Block): Picture => {
  const size = 2 ** (8 - length);
  return picture((other) => Math.floor(other / size) === Math.floor(at / size));
};

export const count = (shown: Picture): bigint => BigInt(shown.filter(Boolean).length);

export const isAnywhere = (shown: Picture): boolean => shown.includes(true);

/** How often the picture goes from outside to inside. */
export const runs = (shown: Picture): number =>
  shown.filter((isIn, at) => isIn && !shown[at - 1]).length;

/** Blocks of the size, by number, that pass the test with all their addresses. */
export const blocksWhere = (shown: Picture, length: number): number[] => {
  const size = 2 ** (8 - length);
  const firsts = Array.from({ length: 2 ** length }, (_, i) => i * size);
  return firsts.filter((first) => shown.slice(first, first + size).every(Boolean));
};
