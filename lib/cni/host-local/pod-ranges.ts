import type { Address } from '../../net/address';
import type { HostLocalPool } from './pool';
import type { HostLocalRange } from './range';

/** A range, and the address of it that the first pod gets. */
export interface FirstPodRange extends HostLocalRange {
  readonly address: Address;
}

/** The range the first pod gets an address of, for each set; nothing when the pool is refused. */
export function firstPodRanges({ sets, problems }: HostLocalPool): FirstPodRange[] {
  if (problems.length > 0) return [];
  return sets.flatMap(({ ranges }) => {
    const range = ranges.find(({ span, gateway }) => span.size > 1n || !span.first.equals(gateway));
    return range ? [{ ...range, address: firstAddress(range) }] : [];
  });
}

/** The gateway is skipped. */
const firstAddress = ({ span, gateway }: HostLocalRange): Address =>
  (span.first.equals(gateway) && span.first.next()) || span.first;
