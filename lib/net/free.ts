import { AddressSet } from './address-set';
import { Prefix } from './prefix';
import type { AddressRange } from './range';
import type { Span } from './span';
import { Blocks } from './split';

/** As long as the wanted one and as near to it as possible; of two equally near the lower one. */
export function nearestFreePrefix(
  parent: Prefix,
  wanted: Prefix,
  taken: Iterable<Span>,
): Prefix | undefined {
  if (wanted.family !== parent.family) return undefined;
  let nearest: Prefix | undefined;
  for (const room of roomsFor(parent, wanted.length, taken)) {
    const candidate = nearestIn(room, wanted);
    if (!nearest || distance(candidate, wanted) < distance(nearest, wanted)) nearest = candidate;
  }
  return nearest;
}

/** The first and the last block that fit into one free stretch; the stretch may begin anywhere. */
interface Room {
  readonly first: Prefix;
  readonly last: Prefix;
}

function* roomsFor(parent: Prefix, length: number, taken: Iterable<Span>): Generator<Room> {
  if (Blocks.tryOf(parent, length) === undefined) return;
  for (const stretch of AddressSet.of([parent]).subtract(taken)) {
    const room = roomIn(stretch, length);
    if (room !== undefined) yield room;
  }
}

function roomIn(stretch: AddressRange, length: number): Room | undefined {
  const lowest = Prefix.around(stretch.first, length);
  const first = stretch.contains(lowest) ? lowest : blockAfter(lowest);
  const highest = Prefix.around(stretch.last, length);
  const last = stretch.contains(highest) ? highest : blockBefore(highest);
  return first && last && first.first.compare(last.first) <= 0 ? { first, last } : undefined;
}

function nearestIn({ first, last }: Room, wanted: Prefix): Prefix {
  if (wanted.first.compare(first.first) <= 0) return first;
  return wanted.first.compare(last.first) >= 0 ? last : wanted;
}

const blockAfter = (block: Prefix): Prefix | undefined => {
  const at = block.last.next();
  return at && Prefix.around(at, block.length);
};

const blockBefore = (block: Prefix): Prefix | undefined => {
  const at = block.first.previous();
  return at && Prefix.around(at, block.length);
};

const distance = (a: Prefix, b: Prefix): bigint => {
  const difference = a.first.bits - b.first.bits;
  return difference < 0n ? -difference : difference;
};
