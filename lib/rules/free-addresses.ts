import type { AddressPlan } from '../model/address-plan';
import { AddressSet } from '../net/address-set';
import { asPrefix } from '../net/cover';
import { AddressRange } from '../net/range';
import type { Span } from '../net/span';

/** What is left of a pool; at most so many pieces still help somebody. */
const MOST_PIECES = 3;

/** Addresses to hand out instead of the pool's: what nobody else has of them, else others on the node network. */
export function suggestPool(
  plan: Pick<AddressPlan, 'neighbours'>,
  pool: AddressRange,
  { claimed, given }: { readonly claimed: readonly Span[]; readonly given: readonly Span[] },
): readonly AddressRange[] {
  const left = AddressSet.of([pool]).subtract(claimed).ranges;
  if (left.length > 0 && left.length <= MOST_PIECES) return left;
  const free = lastFree(plan, pool, [...claimed, ...given]);
  return free ? [free] : [];
}

/** As a pool is told of them: MetalLB takes no address without a mask. */
export const poolText = (pieces: readonly AddressRange[]): string =>
  pieces.map((piece) => (piece.size === 1n ? `${asPrefix(piece)}` : `${piece}`)).join(', ');

/** As many addresses as the pool has, at the end of a free stretch, where pools are by habit. */
function lastFree(
  { neighbours }: Pick<AddressPlan, 'neighbours'>,
  pool: AddressRange,
  taken: readonly Span[],
): AddressRange | undefined {
  const networks = neighbours.filter(
    ({ use, value }) => use === 'nodes' && value.family === pool.family,
  );
  const edges = networks.flatMap(({ value }) =>
    [value.first, value.last].map((one) => AddressRange.of(one)),
  );
  const free = AddressSet.of(networks.map(({ value }) => value)).subtract([...taken, ...edges]);
  const room = free.ranges.findLast(({ size }) => size >= pool.size);
  const first = room?.last.offset(1n - pool.size);
  return room && first && AddressRange.between(first, room.last);
}
