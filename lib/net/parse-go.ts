import type { Address } from './address';
import { asGoAddress, asGoCidr, type Cidr } from './parse-sloppy';
import { type Reading, read } from './reading';
import {
  spellCidr,
  type UnreadableAddress,
  type UnreadableCidr,
  whyUnreadable,
} from './spelled-cidr';
import { spellAddress } from './text';

/**
 * Go's own `net.ParseIP` since 1.17: sloppy, but leading zeros are refused. Components that do not
 * go through k8s.io/utils/net (flags of type IP, CNI plugins, etcd) read this way.
 */
export function parseGoAddress(
  text: string,
): Reading<Address, UnreadableAddress | 'leading-zeros'> {
  const spelling = spellAddress(text);
  if (spelling === undefined) return { ok: false, problem: whyUnreadable(text) };
  const value = asGoAddress(spelling);
  return spelling.hasLeadingZeros
    ? { ok: false, problem: 'leading-zeros', canonical: value }
    : read(value);
}

/** Go's own `net.ParseCIDR` since 1.17. Leading zeros of the mask (`/016`) are fine still. */
export function parseGoCidr(text: string): Reading<Cidr, UnreadableCidr | 'leading-zeros'> {
  const cidr = spellCidr(text);
  if (typeof cidr === 'string') return { ok: false, problem: cidr };
  const value = asGoCidr(cidr);
  return cidr.address.hasLeadingZeros
    ? { ok: false, problem: 'leading-zeros', canonical: value }
    : read(value);
}
