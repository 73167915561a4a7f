import { parseAddressSloppy, parseCidrSloppy } from '../net/parse-sloppy';
import { AddressRange } from '../net/range';
import type { DeclaredRange, NeighbourUse } from './declared-plan';

/** Uses of which each entry is one address; a network written there is a slip. */
const SINGLE_ADDRESSES: readonly NeighbourUse[] = ['virtual', 'endpoint', 'gateway', 'dns'];

export const isSingleAddress = (use: NeighbourUse): boolean => SINGLE_ADDRESSES.includes(use);

/** What the entry of an address plan covers; undefined when it cannot be read. */
export function parseDeclaredRange({ use, text }: DeclaredRange): AddressRange | undefined {
  return isSingleAddress(use) ? parseOneAddress(text.value) : parseAddressRange(text.value);
}

/** One address, also with a mask that leaves no other. */
export function parseOneAddress(text: string): AddressRange | undefined {
  const range = parseAddressRange(text);
  return range?.size === 1n ? range : undefined;
}

/** A CIDR, one address, or `first-last`, the three forms of a load-balancer pool. */
export function parseAddressRange(text: string): AddressRange | undefined {
  const [first = '', last, ...more] = text.split('-').map((part) => part.trim());
  if (more.length > 0) return undefined;
  const cidr = parseCidrSloppy(first);
  if (last === undefined && cidr.ok) return AddressRange.spanning(cidr.value.prefix);
  const from = parseAddressSloppy(first);
  const to = parseAddressSloppy(last ?? first);
  return from.ok && to.ok ? AddressRange.tryBetween(from.value, to.value) : undefined;
}
