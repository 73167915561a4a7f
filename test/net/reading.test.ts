import { describe, expect, it } from 'vitest';
import { Address } from '../../lib/net/address';
import { parseGoAddress } from '../../lib/net/parse-go';
import { parseCidrSloppy } from '../../lib/net/parse-sloppy';
import { parseAddress, parseCanonicalPrefix, parsePrefix } from '../../lib/net/parse-strict';
import { Prefix } from '../../lib/net/prefix';

/** The text, the value or the problem and the value meant, and why. */
type Row = [text: string, expected: (string | undefined)[], why: string];

const outcome = (reading: ReturnType<typeof parsePrefix> | ReturnType<typeof parseAddress>) =>
  reading.ok ? [`${reading.value}`] : [reading.problem, reading.canonical?.toString()];

describe('a strictly read prefix says what is wrong and what was meant', () => {
  it.each<Row>([
    ['10.96.0.0/12', ['10.96.0.0/12'], 'good IPv4'],
    ['FD00:0::/64', ['fd00::/64'], 'unusual IPv6 spelling is not ambiguous'],
    ['10.96.0.1/12', ['host-bits', '10.96.0.0/12'], 'an interface address, not a network'],
    ['010.96.0.0/12', ['leading-zeros', '10.96.0.0/12'], 'libc takes 010 for octal'],
    ['fd00::00001/128', ['leading-zeros', 'fd00::1/128'], 'five digits in a group'],
    ['10.96.0.0/012', ['leading-zeros-in-mask', '10.96.0.0/12'], 'Go reads 012 as 12'],
    ['::ffff:10.96.0.0/112', ['ipv4-mapped', '10.96.0.0/16'], 'IPv4 to Go, IPv6 to others'],
    ['10.96.0.0', ['no-mask', undefined], 'an address'],
    ['10.96.0.0/', ['mask-not-a-number', undefined], 'half a prefix'],
    ['10.96.0.0/+12', ['mask-not-a-number', undefined], 'a sign'],
    ['10.96.0.0/255.240.0.0', ['mask-not-a-number', undefined], 'the old way'],
    ['10.96.0.0/33', ['mask-out-of-range', undefined], 'one bit too many for IPv4'],
    ['fd00::/129', ['mask-out-of-range', undefined], 'one bit too many for IPv6'],
    ['10.96.0.0 /12', ['blanks', undefined], 'a blank before the slash'],
    [' 10.96.0.0/12', ['blanks', undefined], 'a blank in front'],
    ['10.96.0.0/12 ', ['blanks', undefined], 'a blank at the end'],
    ['fe80::1%eth0/64', ['zone', undefined], 'a zone belongs to one host'],
    ['10.96.0/12', ['not-an-address', undefined], 'three octets'],
    ['[fd00::]/64', ['not-an-address', undefined], 'brackets belong to URLs'],
    ['', ['not-an-address', undefined], 'nothing'],
  ])('%s → %j (%s)', (text, expected) => {
    expect(outcome(parsePrefix(text))).toEqual(expected);
  });
});

describe('a strictly read address says what is wrong and what was meant', () => {
  it.each<Row>([
    ['10.96.0.10', ['10.96.0.10'], 'good'],
    ['10.96.0.010', ['leading-zeros', '10.96.0.10'], 'octal or decimal?'],
    ['::ffff:10.96.0.10', ['ipv4-mapped', '10.96.0.10'], 'IPv4 to Go'],
    ['::ffff:a60:a', ['ipv4-mapped', '10.96.0.10'], 'the same in hexadecimal'],
    ['fe80::1%eth0', ['zone', undefined], 'Kubernetes knows no zones'],
    ['10.96.0.10\n', ['blanks', undefined], 'the end of a line of a file'],
    ['10.96.0.10/32', ['not-an-address', undefined], 'a prefix'],
    ['0x7f.1', ['not-an-address', undefined], 'what inet_aton takes'],
  ])('%j → %j (%s)', (text, expected) => {
    expect(outcome(parseAddress(text))).toEqual(expected);
  });

  it('refuses another spelling of IPv6 only where the field was born strict', () => {
    expect(parsePrefix('FD00::/64').ok).toBe(true);
    expect(parseCanonicalPrefix('FD00::/64')).toMatchObject({ problem: 'not-canonical' });
    expect(parseCanonicalPrefix('fd00::/64').ok).toBe(true);
  });

  it('gives the address meant where Go refuses only its leading zeros', () => {
    const reading = parseGoAddress('10.0.0.08');
    expect(reading).toEqual({
      ok: false,
      problem: 'leading-zeros',
      canonical: Address.of('10.0.0.8'),
    });
  });
});

describe('a mapped CIDR', () => {
  const read = (text: string) => {
    const reading = parseCidrSloppy(text);
    if (!reading.ok) throw new Error(reading.problem);
    return reading.value;
  };

  it('is IPv4 with a mask of 128 bits', () => {
    const cidr = read('::ffff:10.96.0.9/112');
    expect(`${cidr.address} ${cidr.prefix}`).toBe('10.96.0.9 10.96.0.0/16');
    expect([cidr.maskBits, cidr.maskWidth, cidr.isMapped]).toEqual([112, 128, true]);
  });

  it('lies in an IPv6 network when the mask cuts into ::ffff', () => {
    const cidr = read('::ffff:10.96.0.0/95');
    expect([cidr.address.family, cidr.prefix.family]).toEqual(['IPv4', 'IPv6']);
    expect(cidr.prefix.first.bits).toBe(0xfffe_0000_0000n);
  });
});

describe('a literal', () => {
  it.each(['10.0.0.1/24', '010.0.0.0/8', '10.0.0.0', '::ffff:10.0.0.0/112', '10.0.0.0/08'])(
    'throws for the prefix %s',
    (text) => {
      expect(() => Prefix.of(text)).toThrow(RangeError);
    },
  );

  it.each(['10.0.0.01', '::ffff:10.0.0.1', 'fe80::1%1', 'node-1', ''])(
    'throws for the address %j',
    (text) => {
      expect(() => Address.of(text)).toThrow(RangeError);
    },
  );
});
