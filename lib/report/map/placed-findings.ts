import type { Finding, Party } from '../../diag/finding';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { AddressRange } from '../../net/range';
import { overlaps, type Span } from '../../net/span';

/** A finding, and the addresses it is about. */
export interface PlacedFinding {
  readonly finding: Finding;
  /** What the two sides share; what the first side has where they share nothing. */
  readonly span: AddressRange;
}

export interface Placement {
  readonly placed: readonly PlacedFinding[];
  readonly elsewhere: readonly Finding[];
}

/** A finding has a place when one of its sides covers addresses that are on the map. */
export function placeFindings(findings: readonly Finding[], windows: readonly Span[]): Placement {
  const placed: PlacedFinding[] = [];
  const elsewhere: Finding[] = [];
  for (const finding of findings) {
    const span = placeOfFinding(finding);
    if (span && windows.some((window) => overlaps(window, span))) placed.push({ finding, span });
    else elsewhere.push(finding);
  }
  return { placed, elsewhere };
}

function placeOfFinding({ subject, other }: Finding): AddressRange | undefined {
  const one = addressesOf(subject);
  const two = addressesOf(other);
  return (one && two && one.intersect(two)) ?? one ?? two;
}

/** Undefined for extents of ports and other numbers. */
function addressesOf(party: Party | null): AddressRange | undefined {
  if (!party?.extent) return undefined;
  const first = parseAddressSloppy(party.extent.first);
  const last = parseAddressSloppy(party.extent.last);
  return first.ok && last.ok ? AddressRange.tryBetween(first.value, last.value) : undefined;
}
