import type { Label } from './labels';
import type { PlacedFinding } from './placed-findings';
import type { Stretch } from './scale';

/** Where a finding is on a lane. */
export interface Spot extends Stretch {
  readonly placed: PlacedFinding;
  /** Of all findings on the map, from 1. */
  readonly number: number;
}

/** What stands above a spot, or above several of one rule at one place: it leads to the first. */
export interface FindingLabel extends Label {
  readonly spot: Spot;
  readonly count: number;
}

/** Spots that begin so close together are one place, in pixels. */
const ONE_PLACE = 24;

export function pillsOf(spots: readonly Spot[]): FindingLabel[] {
  const groups: [Spot, ...Spot[]][] = [];
  for (const spot of spots.toSorted((a, b) => a.start - b.start)) {
    const group = groups.find(([first]) => isAlike(first, spot));
    if (group) group.push(spot);
    else groups.push([spot]);
  }
  return groups.map(([spot, ...more]) => {
    const count = more.length + 1;
    const { code } = spot.placed.finding;
    // Room on both sides of the words.
    return {
      text: `  ${count === 1 ? code : `${code} ×${count}`}  `,
      anchor: spot.start,
      spot,
      count,
    };
  });
}

const isAlike = (a: Spot, b: Spot): boolean =>
  a.placed.finding.code === b.placed.finding.code &&
  a.placed.finding.severity === b.placed.finding.severity &&
  b.start - a.start < ONE_PLACE;
