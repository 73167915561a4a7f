import { commonPrefix } from '../../net/cover';
import { Prefix } from '../../net/prefix';
import { AddressRange } from '../../net/range';
import { compareSpans, covers, overlaps, type Span, sizeOf } from '../../net/span';
import type { MapMark, MapRange } from './address-map';
import type { Home } from './homes';
import { stretchOf } from './scale';

/** One line of addresses to scale. */
export interface Lane {
  readonly window: Span;
  /** What it is a closer look at; null for the whole block. */
  readonly of: string | null;
  readonly ranges: readonly MapRange[];
  /** In the whole block only those that lie in no range of the plan. */
  readonly marks: readonly MapMark[];
  /** What it looks into. */
  readonly inside: MapRange | null;
  /** True for the start of a service range. */
  readonly showsBand: boolean;
}

/** A range of fewer pixels says nothing by its length; neighbours as near as that look like one. */
const LEGIBLE = 40;
const DEEPEST = 4;
/** So many node blocks are still told apart. */
const BLOCKS_SHOWN = 64n;

/** The whole block, then closer looks: at ranges that stand close together, then into each range. */
export const lanesOf = (home: Home, width: number): Lane[] => [
  ...zoom(home, home.window, null, width, 0),
  ...home.ranges.flatMap((range) => insideOf(home, range)),
];

function zoom(home: Home, window: Span, of: string | null, width: number, depth: number): Lane[] {
  const lane = laneOf(home, window, of);
  const closer = depth < DEEPEST ? crowdsIn(lane, width) : [];
  return [
    lane,
    ...closer.flatMap((crowd) => zoom(home, crowd, `closer look at ${crowd}`, width, depth + 1)),
  ];
}

const laneOf = ({ ranges, marks }: Home, window: Span, of: string | null): Lane => ({
  window,
  of,
  ranges: ranges.filter(({ span }) => overlaps(span, window)),
  marks: marks.filter(({ address }) => {
    const isHidden =
      of === null && ranges.some((range) => isOwn(range) && range.span.contains(address));
    return !isHidden && covers(window, AddressRange.of(address));
  }),
  inside: null,
  showsBand: false,
});

const isOwn = ({ use }: MapRange): boolean => use !== 'foreign';

/** Prefixes, much smaller than the lane, around two or more things that stand close together. */
function crowdsIn(lane: Lane, width: number): Prefix[] {
  const groups: Span[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const span of outermost(lane).toSorted(compareSpans)) {
    const { start, length } = stretchOf(span, lane.window, width, 0);
    if (length >= LEGIBLE) continue;
    const group = start - end < LEGIBLE ? groups.at(-1) : undefined;
    if (group) group.push(span);
    else groups.push([span]);
    end = start + length;
  }
  return groups.flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    const around = group.length > 1 && first && last ? commonPrefix(first, last) : undefined;
    const window = around && Prefix.around(around.first, Math.max(0, around.length - 1));
    return window && window.size * 2n < sizeOf(lane.window) ? [window] : [];
  });
}

/** The plan's own ranges and addresses that lie in no other one. */
function outermost({ ranges, marks }: Lane): Span[] {
  const own = ranges.filter(isOwn).map(({ span }) => span);
  const all = [...own, ...marks.map(({ address }) => AddressRange.of(address))];
  return all.filter(
    (span, index) =>
      !all.some((other, i) => covers(other, span) && (sizeOf(other) > sizeOf(span) || i < index)),
  );
}

/** What a range is made of, where that can be seen. */
function insideOf(home: Home, range: MapRange): Lane[] {
  const { span, blocks, staticBand, use, text } = range;
  if (blocks) {
    const size = sizeOf(span) / blocks.count;
    const shown = blocks.count < BLOCKS_SHOWN ? blocks.count : BLOCKS_SHOWN;
    const of = shown < blocks.count ? `first ${shown} node blocks of ${text}` : `inside ${text}`;
    return [{ ...laneOf(home, startOf(span, size * shown), of), inside: range }];
  }
  if (staticBand) {
    const wanted = sizeOf(staticBand) * 2n;
    const window = startOf(span, wanted < sizeOf(span) ? wanted : sizeOf(span));
    return [{ ...laneOf(home, window, `start of ${text}`), inside: range, showsBand: true }];
  }
  const lane = { ...laneOf(home, span, `inside ${text}`), inside: range };
  const hasOthers =
    lane.marks.length > 0 || lane.ranges.some(({ span: one }) => isWithin(one, span));
  return use !== 'foreign' && hasOthers ? [lane] : [];
}

const isWithin = (inner: Span, outer: Span): boolean =>
  covers(outer, inner) && sizeOf(inner) < sizeOf(outer);

const startOf = (span: Span, size: bigint): Span =>
  AddressRange.between(span.first, span.first.offset(size - 1n) ?? span.last);
