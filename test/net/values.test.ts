import { describe, expect, it } from 'vitest';
import { Address } from '../../lib/net/address';
import { AddressSet } from '../../lib/net/address-set';
import { freePrefixFrom } from '../../lib/net/free';
import { Prefix } from '../../lib/net/prefix';
import { AddressRange } from '../../lib/net/range';
import { Blocks } from '../../lib/net/split';

const prefixes = (...texts: string[]) => texts.map((text) => Prefix.of(text));

describe('an address', () => {
  it('prints as RFC 5952 asks: the longest, first run of zero groups is cut, never a single one', () => {
    const printed = [
      '2001:db8:0:0:1:0:0:1',
      '2001:0:0:1:0:0:0:1',
      '1:0:2:3:4:5:6:7',
      '0:0:0:0:0:0:0:0',
    ];
    expect(printed.map((text) => `${Address.of(text)}`)).toEqual([
      '2001:db8::1:0:0:1',
      '2001:0:0:1::1',
      '1:0:2:3:4:5:6:7',
      '::',
    ]);
  });

  it('sorts IPv4 before IPv6 and by number, not by text', () => {
    const sorted = ['fd00::1', '10.0.0.10', '::1', '10.0.0.9', '9.0.0.0'].map((text) =>
      Address.of(text),
    );
    expect(sorted.sort((a, b) => a.compare(b)).join(' ')).toBe(
      '9.0.0.0 10.0.0.9 10.0.0.10 ::1 fd00::1',
    );
  });

  it('ends where its family ends', () => {
    expect(Address.of('255.255.255.255').next()).toBeUndefined();
    expect(Address.of('::').previous()).toBeUndefined();
    expect(Address.of('10.0.0.250').offset(10)?.toString()).toBe('10.0.1.4');
    expect(() => Address.fromBits('IPv4', 1n << 32n)).toThrow(RangeError);
  });
});

describe('a prefix', () => {
  it('holds a whole family without an overflow', () => {
    expect(Prefix.of('::/0').size).toBe(1n << 128n);
    expect(Prefix.of('0.0.0.0/0').last.toString()).toBe('255.255.255.255');
    expect(Prefix.of('::/0').nth((1n << 128n) - 1n)?.bits).toBe((1n << 128n) - 1n);
  });

  it('holds one address at its full length', () => {
    expect(Prefix.of('10.0.0.1/32').size).toBe(1n);
    expect(Prefix.of('fd00::1/128').hostBits).toBe(0);
  });

  it('throws for a length the family does not have', () => {
    expect(() => Prefix.around(Address.of('10.0.0.0'), 33)).toThrow(RangeError);
    expect(() => Prefix.around(Address.of('::'), 64.5)).toThrow(RangeError);
  });
});

describe('a range', () => {
  it('throws when it runs backwards or from one family to the other', () => {
    expect(() => AddressRange.of('10.0.0.2', '10.0.0.1')).toThrow(RangeError);
    expect(() => AddressRange.of('10.0.0.2', 'fd00::1')).toThrow(RangeError);
  });

  it('prints as first-last, or as the one address it has', () => {
    expect(`${AddressRange.of('10.0.0.2', '10.0.0.9')}`).toBe('10.0.0.2-10.0.0.9');
    expect(`${AddressRange.of('fd00::1')}`).toBe('fd00::1');
  });
});

describe('a set', () => {
  it('says what is left of a network in the fewest prefixes', () => {
    const left = AddressSet.of(prefixes('10.0.0.0/24')).subtract(prefixes('10.0.0.64/26'));
    expect(left.toPrefixes().join(' ')).toBe('10.0.0.0/26 10.0.0.128/25');
  });

  it('holds the whole of both families at once', () => {
    const all = AddressSet.of(prefixes('::/0', '0.0.0.0/0'));
    expect(all.toPrefixes().join(' ')).toBe('0.0.0.0/0 ::/0');
    expect(all.size).toBe((1n << 128n) + (1n << 32n));
    expect(all.subtract(all).equals(AddressSet.EMPTY)).toBe(true);
  });
});

describe('blocks', () => {
  it('are counted and found without being made', () => {
    const nodes = Blocks.of(Prefix.of('fd00:10:244::/48'), 128);
    expect(nodes.count).toBe(1n << 80n);
    expect(nodes.nth((1n << 80n) - 1n)?.toString()).toBe(
      'fd00:10:244:ffff:ffff:ffff:ffff:ffff/128',
    );
    expect(nodes.nth(1n << 80n)).toBeUndefined();
    expect(nodes.indexOf(Address.of('fd00:10:245::'))).toBeUndefined();
  });

  it('do not exist when they would be larger than the parent or longer than the family', () => {
    const parent = Prefix.of('10.244.0.0/16');
    expect([15, 33, 20.5].map((length) => Blocks.tryOf(parent, length))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(() => Blocks.of(parent, 8)).toThrow(RangeError);
  });
});

describe('a free prefix', () => {
  const taken = prefixes('10.0.0.0/9', '10.128.0.0/16', 'fd00::/8');

  it('is found in a large parent at once', () => {
    const free = freePrefixFrom(Prefix.of('fc00::/7'), Prefix.of('fd00::/64'), taken);
    expect(`${free}`).toBe('fcff:ffff:ffff:ffff::/64');
  });

  it('is the first one behind the wanted one, however near another lies before it', () => {
    const wanted = Prefix.of('10.200.0.0/16');
    const gap = prefixes('10.200.0.0/13');
    expect(`${freePrefixFrom(Prefix.of('10.0.0.0/8'), wanted, gap)}`).toBe('10.208.0.0/16');
  });

  it('does not exist in a parent that is full, smaller or of the other family', () => {
    const parent = Prefix.of('10.0.0.0/9');
    expect(freePrefixFrom(parent, Prefix.of('10.1.0.0/24'), taken)).toBeUndefined();
    expect(freePrefixFrom(parent, Prefix.of('10.0.0.0/8'), [])).toBeUndefined();
    expect(freePrefixFrom(parent, Prefix.of('fd00::/24'), [])).toBeUndefined();
  });
});
