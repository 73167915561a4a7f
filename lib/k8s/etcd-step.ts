import type { ReleaseTable } from './facts/component-file';

/** Where a table of etcd knows this version: the newest release that is not newer, else the oldest. */
export function etcdStep({ releases }: ReleaseTable, version: string): number {
  return Math.max(
    releases.findLastIndex((release) => !isNewer(release, version)),
    0,
  );
}

function isNewer(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number));
  const place = (left ?? []).findIndex((number, index) => number !== right?.[index]);
  return place >= 0 && (left?.[place] ?? 0) > (right?.[place] ?? 0);
}
