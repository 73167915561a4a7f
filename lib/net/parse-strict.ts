import type { Address } from './address';
import { asGoAddress, asGoCidr } from './parse-sloppy';
import type { Prefix } from './prefix';
import { type Reading, read, refused } from './reading';
import { spellCidr, whyUnreadable } from './spelled-cidr';
import { type AddressProblem, addressProblem, cidrProblem, type PrefixProblem } from './strict';
import { spellAddress } from './text';

/** Strict as Kubernetes is for older fields from 1.36: any spelling of IPv6 that is unambiguous. */
export function parseAddress(text: string): Reading<Address, AddressProblem> {
  const spelling = spellAddress(text);
  if (spelling === undefined) return refused(whyUnreadable(text));
  return judged(asGoAddress(spelling), addressProblem(spelling));
}

/** Strict as `parseAddress`, and no host bits. */
export function parsePrefix(text: string): Reading<Prefix, PrefixProblem> {
  const cidr = spellCidr(text);
  if (typeof cidr === 'string') return refused(cidr);
  return judged(asGoCidr(cidr).prefix, cidrProblem(cidr));
}

/** apimachinery `IsValidIP`, for fields born strict (names of IPAddresses). */
export function parseCanonicalAddress(
  text: string,
): Reading<Address, AddressProblem | 'not-canonical'> {
  const reading = parseAddress(text);
  if (!reading.ok || reading.value.toString() === text) return reading;
  return { ok: false, problem: 'not-canonical', canonical: reading.value };
}

/** apimachinery `IsValidCIDR`, for fields born strict (ServiceCIDR). */
export function parseCanonicalPrefix(
  text: string,
): Reading<Prefix, PrefixProblem | 'not-canonical'> {
  const reading = parsePrefix(text);
  if (!reading.ok || reading.value.toString() === text) return reading;
  return { ok: false, problem: 'not-canonical', canonical: reading.value };
}

const judged = <Value, Problem>(
  value: Value,
  problem: Problem | undefined,
): Reading<Value, Problem> =>
  problem === undefined ? read(value) : { ok: false, problem, canonical: value };
