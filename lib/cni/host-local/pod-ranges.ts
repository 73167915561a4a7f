import type { HostLocalPool } from './pool';
import type { HostLocalRange } from './range';

/** The range the first pod gets an address of, for each set; nothing when the pool is refused. */
export function firstPodRanges({ sets, problems }: HostLocalPool): HostLocalRange[] {
  if (problems.length > 0) return [];
  return sets.flatMap(({ ranges }) => {
    const range = ranges.find(({ span, gateway }) => span.size > 1n || !span.first.equals(gateway));
    return range ? [range] : [];
  });
}
