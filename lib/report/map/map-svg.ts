import { element } from '../xml';
import type { AddressMap } from './address-map';
import { drawLane } from './draw-lane';
import type { Home } from './homes';
import { layLane } from './lane-layout';
import { lanesOf } from './lanes';

const LANE_GAP = 22;
/** Half of the widest line, which SVG draws around its middle. */
const EDGE = 1;

/** One block of the plan as a picture of that width; `before` findings of the page stand on other maps. */
export function renderHomeSvg(home: Home, map: AddressMap, width: number, before: number): string {
  const parts: string[] = [];
  let y = 0;
  for (const lane of lanesOf(home, width)) {
    const drawing = drawLane(lane, layLane(lane, map, width), width, before);
    parts.push(element('g', { transform: `translate(0 ${y})` }, drawing.parts));
    y += drawing.height + LANE_GAP;
  }
  const height = y - LANE_GAP + 2 * EDGE;
  const viewBox = `${-EDGE} ${-EDGE} ${width + 2 * EDGE} ${height}`;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox,
      role: 'group',
      'aria-label': `${home.window} to scale`,
    },
    parts,
  );
}
