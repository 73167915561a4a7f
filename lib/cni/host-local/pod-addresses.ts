import { Address } from '../../net/address';
import { widthBits } from '../../net/family';
import type { Prefix } from '../../net/prefix';

/** host-local refuses anything longer: no room for a network, a gateway and one pod. */
export const longestUsablePrefix = (prefix: Prefix): number => widthBits(prefix.family) - 2;

/** host-local gives the first address after the network to the gateway when nobody names one. */
export const gatewayOf = (block: Prefix): Address | undefined => block.nth(1);

/** Last address host-local hands out: IPv4 keeps the broadcast address, IPv6 has none to keep. */
const lastUsable = (block: Prefix): bigint =>
  block.family === 'IPv4' ? block.last.bits - 1n : block.last.bits;

/**
 * How many pods one block can hold: neither the network address nor the gateway, and in IPv4 not
 * the broadcast address. Source: plugins v1.9.1 `host-local/backend/allocator/range.go` [run].
 */
export function usablePodAddresses(block: Prefix): bigint {
  if (block.length > longestUsablePrefix(block)) return 0n;
  return lastUsable(block) - block.first.bits - 1n;
}

/**
 * What host-local gives to the first pods of a node, in order: up from the gateway. After that it
 * goes on round-robin, so an address given back returns only when the block is used up.
 */
export function firstPodAddresses(block: Prefix, count: number): Address[] {
  const usable = usablePodAddresses(block);
  const wanted = BigInt(Math.max(0, count));
  const length = Number(wanted < usable ? wanted : usable);
  return Array.from({ length }, (_, index) =>
    Address.fromBits(block.family, block.first.bits + 2n + BigInt(index)),
  );
}
