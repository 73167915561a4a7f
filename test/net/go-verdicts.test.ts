import { describe, expect, it } from 'vitest';
import type { Address } from '../../lib/net/address';
import { parseGoAddress, parseGoCidr } from '../../lib/net/parse-go';
import { type Cidr, parseAddressSloppy, parseCidrSloppy } from '../../lib/net/parse-sloppy';
import { parseAddress, parseCanonicalPrefix, parsePrefix } from '../../lib/net/parse-strict';
import type { Reading } from '../../lib/net/reading';
import {
  type GoAddress,
  type GoCidr,
  type GoStrict,
  type GoVerdict,
  goVerdicts,
} from './go-verdicts';

/** Another table made by the same program can be put to the same test. */
const verdicts = goVerdicts(process.env.GO_VERDICTS);

const addressOf = (reading: Reading<Address, string>): GoAddress =>
  reading.ok ? [reading.value.toString(), reading.value.family] : null;

function cidrOf(reading: Reading<Cidr, string>): GoCidr {
  if (!reading.ok) return null;
  const { address, prefix, maskBits, maskWidth } = reading.value;
  return [`${address}`, address.family, `${prefix}`, prefix.family, maskBits, maskWidth];
}

const WORDS: Readonly<Record<string, GoStrict>> = {
  'leading-zeros': 'zeros',
  'leading-zeros-in-mask': 'zeros',
  'ipv4-mapped': 'mapped',
  'host-bits': 'host-bits',
  'not-canonical': 'not-canonical',
};

const strictOf = (reading: Reading<unknown, string>): GoStrict =>
  reading.ok ? 'ok' : (WORDS[reading.problem] ?? 'bad');

/** The texts where we and Go part, with both answers. */
function disagreements<Answer>(
  ours: (text: string) => Answer,
  theirs: (verdict: GoVerdict) => Answer,
): unknown[] {
  return verdicts
    .map((verdict) => ({ text: verdict[0], ours: ours(verdict[0]), theirs: theirs(verdict) }))
    .filter((row) => JSON.stringify(row.ours) !== JSON.stringify(row.theirs));
}

describe('reads every odd text as the real Go code does', () => {
  it('has enough accepted and refused texts of each kind to mean something', () => {
    expect(verdicts.length).toBeGreaterThan(500);
    for (const column of [1, 2, 5, 6] as const) {
      expect(verdicts.filter((row) => row[column] !== null).length).toBeGreaterThan(30);
      expect(verdicts.filter((row) => row[column] === null).length).toBeGreaterThan(30);
    }
    for (const word of ['zeros', 'mapped', 'host-bits', 'not-canonical'] as const) {
      expect(verdicts.filter((row) => row[8] === word).length).toBeGreaterThan(3);
    }
  });

  it('ParseIPSloppy', () => {
    const ours = (text: string) => addressOf(parseAddressSloppy(text));
    expect(disagreements(ours, (row) => row[1])).toEqual([]);
  });

  it('net.ParseIP', () => {
    const ours = (text: string) => addressOf(parseGoAddress(text));
    expect(disagreements(ours, (row) => row[2])).toEqual([]);
  });

  it('IsValidIPForLegacyField with strict validation', () => {
    expect(
      disagreements(
        (text) => strictOf(parseAddress(text)),
        (row) => row[3],
      ),
    ).toEqual([]);
  });

  it('ParseCIDRSloppy, with both families and both numbers of the mask', () => {
    const ours = (text: string) => cidrOf(parseCidrSloppy(text));
    expect(disagreements(ours, (row) => row[5])).toEqual([]);
  });

  it('net.ParseCIDR', () => {
    const ours = (text: string) => cidrOf(parseGoCidr(text));
    expect(disagreements(ours, (row) => row[6])).toEqual([]);
  });

  it('IsValidCIDRForLegacyField with strict validation', () => {
    expect(
      disagreements(
        (text) => strictOf(parsePrefix(text)),
        (row) => row[7],
      ),
    ).toEqual([]);
  });

  it('IsValidCIDR', () => {
    const ours = (text: string) => strictOf(parseCanonicalPrefix(text));
    expect(disagreements(ours, (row) => row[8])).toEqual([]);
  });
});
