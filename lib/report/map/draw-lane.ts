import { sizeOf } from '../../net/span';
import { countText } from '../count-text';
import { oneLine } from '../one-line';
import { severityWord } from '../phrases';
import { element, textElement } from '../xml';
import type { PlacedLabel } from './labels';
import { type Bar, CHAR_WIDTH, type LaneLayout, labelOf } from './lane-layout';
import type { Lane } from './lanes';
import type { Spot } from './pills';
import type { Stretch } from './scale';

const TITLE = 24;
const PILL = 24;
const BAR = 26;
const BAR_GAP = 4;
const LABEL = 18;
const TEXT_DROP = 17;

/** A lane as SVG, and how high it is. */
export interface Drawing {
  readonly height: number;
  readonly parts: readonly string[];
}

export function drawLane(lane: Lane, layout: LaneLayout, width: number, before: number): Drawing {
  const top = TITLE + layout.pillRows * PILL;
  const trackHeight = layout.barRows * (BAR + BAR_GAP) + BAR_GAP;
  const bottom = top + trackHeight;
  const box = { top, bottom, width };
  return {
    height: bottom + layout.labelRows * LABEL + (layout.labelRows > 0 ? 8 : 0),
    parts: [
      ...drawTitle(lane, width),
      element('g', { role: 'img', 'aria-label': describe(lane, layout) }, [
        rect('track', { start: 0, length: width }, top, trackHeight, 5),
        ...layout.free.map((free) => freeText(free, box)),
        ...layout.bars.map((bar) => drawBar(bar, top)),
        ...layout.blocks.map((block) => drawBlock(block, top)),
        ...(layout.band ? [rect('band', layout.band, top + BAR_GAP, BAR, 3)] : []),
        ...layout.ticks.map((x) => line('tick', x + 1, top, bottom)),
        ...layout.spots.map((spot) => drawSpot(spot, box)),
        ...layout.labels.map((label) =>
          line('stem', label.stem + 1, bottom, stemEnd(label, bottom)),
        ),
        ...layout.labels.map((label) => drawLabel(label, bottom)),
      ]),
      ...layout.pills.map((pill) => drawPill(pill, top, before)),
    ],
  };
}

interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
}

function drawTitle({ window, of }: Lane, width: number): string[] {
  const name = of === null ? `${window}` : oneLine(of);
  const size = `${countText(sizeOf(window))} addresses`;
  const title = textElement('text', { class: of === null ? 'home' : 'closer', x: 0, y: 14 }, name);
  const room = width - (name.length + size.length + 2) * CHAR_WIDTH;
  return room < 0
    ? [title]
    : [title, textElement('text', { class: 'size', x: width, y: 14, 'text-anchor': 'end' }, size)];
}

/** What somebody hears who does not see it. */
function describe({ window, of }: Lane, { bars }: LaneLayout): string {
  const all = bars.map(({ range }) => `${range.use} ${range.text}`).join(', ');
  return oneLine(`${of ?? 'block'} ${window.first} to ${window.last}: ${all || 'nothing'}`);
}

const rect = (
  type: string,
  { start, length }: Stretch,
  y: number,
  height: number,
  rx: number,
): string => element('rect', { class: type, x: start, y, width: length, height, rx });

const line = (type: string, x: number, y1: number, y2: number): string =>
  element('line', { class: type, x1: x, x2: x, y1, y2 });

const freeText = ({ start, length }: Stretch, { top, bottom }: Box): string =>
  textElement(
    'text',
    { class: 'free', x: start + length / 2, y: (top + bottom) / 2 + 4, 'text-anchor': 'middle' },
    'free',
  );

function drawBar({ range, start, length, row, text }: Bar, top: number): string {
  const y = barTop(row, top);
  const { first, last } = range.span;
  const title = oneLine(`${range.use} ${range.name} ${range.text}: ${first} – ${last}`);
  const inside = { class: 'inside', x: start + 8, y: y + TEXT_DROP };
  const words = text === 'inside' ? [textElement('text', inside, labelOf(range))] : [];
  const bar = rect('bar', { start, length }, y, BAR, length > 8 ? 4 : 1);
  return element('g', { class: range.use }, [textElement('title', {}, title), bar, ...words]);
}

const barTop = (row: number, top: number): number => top + BAR_GAP + row * (BAR + BAR_GAP);

const drawBlock = (
  { start, length, isTaken }: Stretch & { isTaken: boolean },
  top: number,
): string => rect(isTaken ? 'block taken' : 'block', { start, length }, top + BAR_GAP, BAR, 1);

const drawSpot = ({ start, length, placed }: Spot, { top, bottom }: Box): string =>
  rect(`spot ${placed.finding.severity}`, { start, length }, top, bottom - top, 2);

/** Beside the text; above it where the text had to move to the left. */
const stemEnd = ({ row, start, stem }: PlacedLabel, bottom: number): number =>
  bottom + row * LABEL + (start === stem ? 12 : 5);

const drawLabel = ({ start, row, text, stem }: PlacedLabel, bottom: number): string =>
  textElement(
    'text',
    { class: 'label', x: start === stem ? start + 5 : start, y: bottom + row * LABEL + 15 },
    text,
  );

/** A link to what the first finding says, above the place it is about. */
function drawPill(
  { label, text, start, length, row }: LaneLayout['pills'][number],
  top: number,
  before: number,
): string {
  const { spot, count } = label;
  const { placed, number } = spot;
  const { code, severity, message } = placed.finding;
  const y = top - (row + 1) * PILL + 1;
  const others = count === 1 ? '' : ` (and ${count - 1} more here)`;
  const words = oneLine(`${severityWord(severity)} ${code}: ${message}${others}`);
  return element(
    'a',
    { href: `#finding-${before + number}`, class: `pill ${severity}`, 'aria-label': words },
    [
      textElement('title', {}, words),
      line('stem', label.anchor + 1, y + PILL - 6, top),
      element('rect', { x: start, y, width: length, height: PILL - 5, rx: 9 }),
      textElement(
        'text',
        { x: start + length / 2, y: y + 14, 'text-anchor': 'middle' },
        text.trim(),
      ),
    ],
  );
}
