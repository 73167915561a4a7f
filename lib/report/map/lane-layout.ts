import { asPrefix } from '../../net/cover';
import { AddressRange } from '../../net/range';
import { overlaps, type Span, sizeOf } from '../../net/span';
import { Blocks } from '../../net/split';
import { oneLine } from '../one-line';
import { plural } from '../phrases';
import { type AddressMap, type MapRange, RANGE_USES } from './address-map';
import { type Label, type PlacedLabel, placeLabels, rowCount, widthOfText } from './labels';
import type { Lane } from './lanes';
import { type FindingLabel, pillsOf, type Spot } from './pills';
import { type Stretch, stretchOf } from './scale';

/** Width of a character in the font of the labels, rounded up. */
export const CHAR_WIDTH = 6.7;
/** Nothing on the map is narrower. */
export const NARROWEST = 3;

export interface Bar extends Stretch {
  readonly range: MapRange;
  readonly row: number;
  /** The title of a closer look says what it looks into. */
  readonly text: 'inside' | 'below' | 'none';
}

/** Where everything of a lane stands, in pixels from its left end and in rows. */
export interface LaneLayout {
  readonly bars: readonly Bar[];
  readonly barRows: number;
  readonly blocks: readonly (Stretch & { readonly isTaken: boolean })[];
  readonly band: Stretch | null;
  readonly ticks: readonly number[];
  readonly free: readonly Stretch[];
  readonly labels: readonly PlacedLabel[];
  readonly labelRows: number;
  readonly spots: readonly Spot[];
  readonly pills: readonly PlacedLabel<FindingLabel>[];
  readonly pillRows: number;
}

export function layLane(
  lane: Lane,
  { placed, capacity }: Pick<AddressMap, 'placed' | 'capacity'>,
  width: number,
): LaneLayout {
  const place = (span: Span) => stretchOf(span, lane.window, width, NARROWEST);
  const bars = layBars(lane, place);
  const nodes = capacity.families.find(({ family }) => family === lane.window.family)?.nodes ?? 0;
  const blocks = layBlocks(lane, nodes, place);
  const ticks = lane.marks.map(({ address }) => place(AddressRange.of(address)).start);
  const banded = lane.ranges.find(
    ({ staticBand }) => staticBand && overlaps(staticBand, lane.window),
  );
  const band = lane.showsBand && banded?.staticBand ? place(banded.staticBand) : null;
  const labels = placeLabels(
    shorten([...noteLabels(lane, nodes, band), ...labelsOf(lane, bars, ticks)], width),
    width,
    CHAR_WIDTH,
  );
  const spots = placed.flatMap((one, index) =>
    overlaps(one.span, lane.window) ? [{ ...place(one.span), placed: one, number: index + 1 }] : [],
  );
  const pills = placeLabels(pillsOf(spots).slice(0, MOST_PILLS), width, CHAR_WIDTH);
  return {
    bars,
    barRows: bars.reduce((most, { row }) => Math.max(most, row + 1), 1),
    blocks,
    band,
    ticks,
    free: layFree(lane, place),
    labels,
    labelRows: rowCount(labels),
    spots,
    pills,
    pillRows: rowCount(pills),
  };
}

/** More would be no picture: the table has them all, and so has the list of findings. */
const MOST_LABELS = 40;
const MOST_PILLS = 40;

function shorten(labels: readonly Label[], width: number): readonly Label[] {
  const left = labels.length - MOST_LABELS;
  if (left <= 0) return labels;
  const more = { text: `and ${left} more, in the table`, anchor: width };
  return [...labels.slice(0, MOST_LABELS), more];
}

/**
 * What overlaps is seen one above the other, ranges of others last. Bars of one row never touch,
 * save for slivers: those that are apart are told apart in a closer look.
 */
function layBars(lane: Lane, place: (span: Span) => Stretch): Bar[] {
  const bars: Bar[] = [];
  const order = ({ use }: MapRange) => RANGE_USES.indexOf(use);
  for (const range of lane.ranges.toSorted((a, b) => order(a) - order(b))) {
    const { start, length } = place(range.span);
    const isFree = (row: number) =>
      bars.every(
        (bar) =>
          bar.row !== row ||
          !touches(bar, { start, length }) ||
          (isSliver(bar) && isSliver({ length }) && !overlaps(bar.range.span, range.span)),
      );
    let row = 0;
    while (!isFree(row)) row++;
    bars.push({
      range,
      start,
      length,
      row,
      text: range === lane.inside ? 'none' : textPlace(range, length),
    });
  }
  return bars;
}

const isSliver = ({ length }: Pick<Stretch, 'length'>): boolean => length <= NARROWEST;

const textPlace = (range: MapRange, length: number): Bar['text'] =>
  widthOfText(labelOf(range), CHAR_WIDTH) + 16 <= length ? 'inside' : 'below';

const touches = (a: Stretch, b: Stretch): boolean =>
  a.start < b.start + b.length && b.start < a.start + a.length;

export const labelOf = ({ use, name, text }: MapRange): string => {
  const words = use === 'foreign' || use === 'reserved' || use === 'load-balancer' ? name : use;
  return oneLine(`${words} ${text}`);
};

function layBlocks({ inside, window }: Lane, nodes: number, place: (span: Span) => Stretch) {
  const range = inside && asPrefix(inside.span);
  if (!inside?.blocks || !range) return [];
  const { length, count } = inside.blocks;
  const shown = Number(sizeOf(window) / (sizeOf(inside.span) / count));
  const all = Blocks.of(range, length);
  return Array.from({ length: shown }, (_, index) => all.nth(index)).flatMap((block, index) =>
    block ? [{ ...place(block), isTaken: index < nodes }] : [],
  );
}

function labelsOf(lane: Lane, bars: readonly Bar[], ticks: readonly number[]): Label[] {
  const outside = bars.filter(({ text }) => text === 'below');
  const owners = lane.marks.map(({ name, address }, index) => ({
    text: oneLine(`${name} ${address}`),
    anchor: ticks[index] ?? 0,
  }));
  return [
    ...outside.map(({ range, start }) => ({ text: labelOf(range), anchor: start })),
    ...(lane.of === null && owners.length > 1 ? [] : owners),
  ];
}

/** What a closer look shows beside ranges and addresses. */
function noteLabels({ inside }: Lane, nodes: number, band: Stretch | null): Label[] {
  const blocks = inside?.blocks;
  return [
    ...(blocks && nodes > 0
      ? [{ text: `${plural(nodes, 'node')}, a block of /${blocks.length} each`, anchor: 0 }]
      : []),
    ...(band
      ? [{ text: 'static band: given out last', anchor: band.start + band.length / 2 }]
      : []),
  ];
}

/** Stretches between the bars that are long enough to say so. */
function layFree(lane: Lane, place: (span: Span) => Stretch): Stretch[] {
  const taken = lane.ranges.map(({ span }) => place(span)).toSorted((a, b) => a.start - b.start);
  const free: Stretch[] = [];
  let from = 0;
  for (const { start, length } of [...taken, { start: place(lane.window).length, length: 0 }]) {
    if (start - from >= SHORTEST_FREE) free.push({ start: from, length: start - from });
    from = Math.max(from, start + length);
  }
  return free;
}

const SHORTEST_FREE = 60;
