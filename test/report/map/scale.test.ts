import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Address } from '../../../lib/net/address';
import { Prefix } from '../../../lib/net/prefix';
import { AddressRange } from '../../../lib/net/range';
import { countText } from '../../../lib/report/count-text';
import { stretchOf } from '../../../lib/report/map/scale';

const HOME = Prefix.of('10.0.0.0/8');

describe('the scale', () => {
  it.each([
    ['all of it', '10.0.0.0/8', 0, 1000],
    ['the second quarter', '10.64.0.0/10', 250, 250],
    ['the last half', '10.128.0.0/9', 500, 500],
    ['a range that is too small to see', '10.128.0.0/29', 500, 3],
    ['the last address, which stays inside', '10.255.255.255/32', 997, 3],
  ])('draws %s', (_, range, start, length) => {
    expect(stretchOf(Prefix.of(range), HOME, 1000, 3)).toEqual({ start, length });
  });

  it('cuts off what lies outside', () => {
    const window = Prefix.of('10.64.0.0/10');

    expect(stretchOf(HOME, window, 1000, 3)).toEqual({ start: 0, length: 1000 });
  });

  it('keeps every IPv6 range inside, at least as long as wanted', () => {
    const home = Prefix.of('fd00::/16');
    const bits = fc.bigInt({ min: home.first.bits, max: home.last.bits });
    fc.assert(
      fc.property(bits, bits, (one, two) => {
        const [first, last] = one < two ? [one, two] : [two, one];
        const address = (value: bigint) => Address.fromBits('IPv6', value);
        const range = AddressRange.between(address(first), address(last));
        const { start, length } = stretchOf(range, home, 960, 3);

        expect(length).toBeGreaterThanOrEqual(3);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(start + length).toBeLessThanOrEqual(960.01);
      }),
    );
  });
});

it.each([
  [0n, '0'],
  [999n, '999'],
  [65_536n, '65,536'],
  [16_777_216n, '16,777,216'],
  [1n << 72n, '2^72'],
  [(1n << 64n) - 2n, 'about 2^64'],
  [(1n << 64n) + 2n, 'about 2^64'],
])('says %s as %s', (count, text) => {
  expect(countText(count)).toBe(text);
});
