import { AddressSet } from './address-set';
import { Prefix } from './prefix';
import type { AddressRange } from './range';
import type { Span } from './span';
import { Blocks } from './split';

/** As long as the wanted one: itself, else the first free one behind it, else the last before it. */
export function freePrefixFrom(
  parent: Prefix,
  wanted: Prefix,
  taken: Iterable<Span>,
): Prefix | undefined {
  if (wanted.family !== parent.family) return undefined;
  let before: Prefix | undefined;
  for (const { first, last } of roomsFor(parent, wanted.length, taken)) {
    if (wanted.compare(first) <= 0) return first;
    if (wanted.compare(last) <= 0) return wanted;
    before = last;
  }
  return before;
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

const blockAfter = (block: Prefix): Prefix | undefined => {
  const at = block.last.next();
  return at && Prefix.around(at, block.length);
};

const blockBefore = (block: Prefix): Prefix | undefined => {
  const at = block.first.previous();
  return at && Prefix.around(at, block.length);
};
