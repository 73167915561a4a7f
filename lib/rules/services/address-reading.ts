import type { Contract } from '../../k8s/contract';
import type { Address } from '../../net/address';
import { type Cidr, parseAddressSloppy, parseCidrSloppy } from '../../net/parse-sloppy';
import {
  parseAddress,
  parseCanonicalAddress,
  parseCanonicalPrefix,
  parsePrefix,
} from '../../net/parse-strict';
import type { Prefix } from '../../net/prefix';
import type { Reading } from '../../net/reading';
import type { AddressProblem, PrefixProblem } from '../../net/strict';

/** What can be wrong with the text of an address or range. */
export type SpellingProblem = AddressProblem | PrefixProblem | 'not-canonical';

/** An address or range as kube-apiserver of that minor sees it. */
export interface Judged<Value> {
  /** Undefined when it is refused. */
  readonly value: Value | undefined;
  /** What is wrong with the text, refused or not. */
  readonly problem: SpellingProblem | undefined;
  /** The spelling everybody agrees on, when the text can be read at all. */
  readonly canonical: string | undefined;
}

/** `IsValidIPForLegacyField`: sloppy up to 1.35, strict from 1.36 (StrictIPCIDRValidation). */
export function judgeAddress(text: string, cluster: Contract): Judged<Address> {
  const sloppy = parseAddressSloppy(text);
  if (!sloppy.ok) return { value: undefined, problem: sloppy.problem, canonical: undefined };
  const strict = parseAddress(text);
  const problem = strict.ok ? undefined : strict.problem;
  const isRefused = problem !== undefined && cluster.addressesAreReadStrictly;
  const value = isRefused ? undefined : sloppy.value;
  return { value, problem, canonical: String(sloppy.value) };
}

/** `IsValidIP`: canonical or nothing. */
export const judgeCanonicalAddress = (text: string): Judged<Address> =>
  asJudged(parseCanonicalAddress(text));

/** `IsValidCIDR`, likewise. */
export const judgeCanonicalCidr = (text: string): Judged<Prefix> =>
  asJudged(parseCanonicalPrefix(text));

function asJudged<Value>(reading: Reading<Value, SpellingProblem>): Judged<Value> {
  if (reading.ok) {
    return { value: reading.value, problem: undefined, canonical: String(reading.value) };
  }
  const { problem, canonical } = reading;
  return { value: undefined, problem, canonical: canonical && String(canonical) };
}

/** `IsValidCIDRForLegacyField`, likewise. */
export function judgeCidr(text: string, cluster: Contract): Judged<Cidr> {
  const sloppy = parseCidrSloppy(text);
  if (!sloppy.ok) return { value: undefined, problem: sloppy.problem, canonical: undefined };
  const strict = parsePrefix(text);
  const problem = strict.ok ? undefined : strict.problem;
  const isRefused = problem !== undefined && cluster.addressesAreReadStrictly;
  const value = isRefused ? undefined : sloppy.value;
  return { value, problem, canonical: String(sloppy.value.prefix) };
}

/** One line for each way a text can fail to be an address or range. */
export const WHAT_IS_WRONG: Readonly<Record<SpellingProblem, string>> = {
  'not-an-address': 'is not an IP address',
  blanks: 'has blanks around it',
  zone: 'has a zone',
  'no-mask': 'has no prefix length',
  'mask-not-a-number': 'has a prefix length that is not a number',
  'mask-out-of-range': 'has a prefix length that is too large',
  'leading-zeros': 'has leading zeros',
  'leading-zeros-in-mask': 'has leading zeros in the prefix length',
  'ipv4-mapped': 'is an IPv4-mapped IPv6 address',
  'not-canonical': 'is not in canonical form',
  'host-bits': 'has bits set beyond the prefix length',
};

export interface Misspelled {
  readonly field: string;
  readonly text: string;
  readonly problem: SpellingProblem;
  readonly canonical: string | undefined;
}
