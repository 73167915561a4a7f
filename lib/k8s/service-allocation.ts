import type { Prefix } from '../net/prefix';
import { AddressRange } from '../net/range';
import type { Contract } from './contract';

/** What the bitmap allocator can count: `pkg/registry/core/service/ipallocator/bitmap.go`. */
const BITMAP_ADDRESSES = 65_536n;

/** ipallocator.go: "shortest allowed prefix length for service CIDR is 64". */
const SHORTEST_IPV6_PREFIX = 64;

/**
 * The addresses of `--service-cluster-ip-range` that Services can get: never the network address,
 * in IPv4 never the broadcast address, and up to 1.33 only the first 65536 of an IPv6 range.
 */
export function assignableIn(range: Prefix, cluster: Contract): AddressRange | undefined {
  const isCapped = range.family === 'IPv6' && !cluster.serviceRangeCeilingIsGone;
  const usable = isCapped && range.size > BITMAP_ADDRESSES ? BITMAP_ADDRESSES : range.size;
  return inner(range, usable);
}

/** Likewise of a ServiceCIDR object. */
export const assignableInServiceCidr = (range: Prefix): AddressRange | undefined =>
  range.family === 'IPv6' && range.length < SHORTEST_IPV6_PREFIX
    ? undefined
    : inner(range, range.size);

function inner(range: Prefix, usable: bigint): AddressRange | undefined {
  const first = range.first.next();
  const last = range.first.offset(usable - (range.family === 'IPv4' ? 2n : 1n));
  return first && last && AddressRange.tryBetween(first, last);
}

/**
 * How many addresses at the start of a range are given out last (KEP-3070): 0 up to 16 addresses,
 * else a sixteenth, at least 16 and at most 256. `size` counts network and broadcast too.
 */
export function staticAddressBand(size: bigint): number {
  return size <= 16n ? 0 : Math.min(Math.max(Number(size / 16n), 16), 256);
}

/** Likewise for node ports (KEP-3668): 0 up to 16 ports, else a thirty-second, 16 to 128. */
export function staticPortBand(size: number): number {
  return size <= 16 ? 0 : Math.min(Math.max(Math.floor(size / 32), 16), 128);
}
