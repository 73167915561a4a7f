import type { Finding } from '../diag/finding';
import type { Location } from '../diag/location';
import type { Suppression } from '../model/input-file';

export interface Suppressed {
  readonly kept: readonly Finding[];
  /** Requests that matched nothing. */
  readonly unused: readonly Suppression[];
  readonly suppressedCount: number;
}

/** Leaves out what somebody asked to leave out with a reason; a request without one counts for nothing. */
export function suppress(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
): Suppressed {
  const valid = suppressions.filter((suppression) => suppression.because !== null);
  if (valid.length === 0) return { kept: findings, unused: [], suppressedCount: 0 };
  const used = new Set<Suppression>();
  const kept = findings.filter((finding) => {
    const match = valid.find((suppression) => covers(suppression, finding));
    if (match) used.add(match);
    return match === undefined;
  });
  const unused = valid.filter((suppression) => !used.has(suppression));
  return { kept, unused, suppressedCount: findings.length - kept.length };
}

const covers = (suppression: Suppression, finding: Finding): boolean =>
  suppression.code === finding.code &&
  [finding.subject, finding.other].some((party) => party && isWithin(suppression, party.location));

function isWithin({ file, constructPath }: Suppression, location: Location): boolean {
  if (constructPath === null) return file === location.file;
  const path = location.constructPath;
  if (path === null) return false;
  const isRoot = constructPath === '';
  return isRoot || path === constructPath || path.startsWith(`${constructPath}/`);
}
