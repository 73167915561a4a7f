import { widthBits } from '../net/family';
import { sizeOf } from '../net/span';
import type { AddressPlan, PlanRange } from './address-plan';

/** How many node blocks the controller manager can give out of a pod range; undefined when it cannot cut it. */
export function nodeBlocks(
  { services, nodeMask }: Pick<AddressPlan, 'services' | 'nodeMask'>,
  pods: PlanRange,
): bigint | undefined {
  const mask = nodeMask[pods.value.family].value;
  if (mask < pods.value.length || mask > widthBits(pods.value.family)) return undefined;
  const all = 1n << BigInt(mask - pods.value.length);
  const lost = services.reduce((sum, range) => sum + blocksIn(pods, range, mask), 0n);
  return lost > all ? 0n : all - lost;
}

/** Blocks that touch the service range are left out (range_allocator.go, filterOutServiceRange). */
function blocksIn(pods: PlanRange, services: PlanRange, mask: number): bigint {
  const shared = pods.value.intersect(services.value);
  if (!shared) return 0n;
  const blockSize = 1n << BigInt(widthBits(pods.value.family) - mask);
  const whole = sizeOf(shared) / blockSize;
  return whole > 0n ? whole : 1n;
}

/**
 * Addresses host-local gives to pods out of one node block: not the network's, not the gateway's,
 * and in IPv4 not the broadcast one (plugins/ipam/host-local/backend/allocator/range.go).
 */
export function podAddressesPerNode(family: 'IPv4' | 'IPv6', mask: number): bigint {
  const size = 1n << BigInt(Math.max(widthBits(family) - mask, 0));
  const usable = size - (family === 'IPv4' ? 3n : 2n);
  return usable > 0n ? usable : 0n;
}

/** Mask length of a pod range with a block of that mask for each of so many nodes. */
export const lengthFor = (nodes: number, mask: number): number =>
  Math.max(0, mask - Math.ceil(Math.log2(nodes)));
