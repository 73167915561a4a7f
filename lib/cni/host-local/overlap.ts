import type { HostLocalSet } from './pool';
import type { HostLocalProblem, HostLocalRange } from './range';

/** What only shows when ranges are seen together. Source: plugins v1.9.1 `range_set.go`, `config.go`. */
export function overlapsOf(sets: readonly HostLocalSet[]): HostLocalProblem[] {
  const all = sets.flatMap(({ ranges }) => ranges);
  return [
    ...sets.flatMap(mixedFamilies),
    ...all.flatMap((range, index) => overlapsWith(range, all.slice(0, index))),
    ...sets.flatMap(onlyGateways),
  ];
}

function mixedFamilies({ ranges }: HostLocalSet): HostLocalProblem[] {
  const [first] = ranges;
  const stranger = ranges.find((range) => range.subnet.family !== first?.subnet.family);
  return first && stranger
    ? [
        {
          kind: 'mixed-families',
          path: stranger.path,
          otherPath: first.path,
          ...values(stranger, first),
        },
      ]
    : [];
}

/** By the addresses handed out, not by subnet: two halves of one subnet are fine. */
function overlapsWith(
  range: HostLocalRange,
  earlier: readonly HostLocalRange[],
): HostLocalProblem[] {
  const other = earlier.find((candidate) => candidate.span.overlaps(range.span));
  return other
    ? [{ kind: 'overlap', path: range.path, otherPath: other.path, ...values(range, other) }]
    : [];
}

function onlyGateways({ path, ranges }: HostLocalSet): HostLocalProblem[] {
  const isUsedUp = ({ span, gateway }: HostLocalRange): boolean =>
    span.size === 1n && span.first.equals(gateway);
  return ranges.length > 0 && ranges.every(isUsedUp)
    ? [{ kind: 'only-gateway', path, value: `${ranges[0]?.gateway}` }]
    : [];
}

const values = (range: HostLocalRange, other: HostLocalRange) => ({
  value: `${range.span}`,
  other: `${other.span}`,
});
