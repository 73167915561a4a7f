import { isObject, type Json, type JsonObject } from '../../model/document';
import { goField, goKey } from '../../model/go-fields';
import { asList } from '../../model/type-meta';
import { overlapsOf } from './overlap';
import { type HostLocalProblem, type HostLocalRange, readRange, type Steps } from './range';

/** The ranges of one network, as host-local sees them: a pod gets one address of each set. */
export interface HostLocalPool {
  readonly sets: readonly HostLocalSet[];
  readonly problems: readonly HostLocalProblem[];
}

/** Pools tried one after the other. */
export interface HostLocalSet {
  readonly path: Steps;
  readonly ranges: readonly HostLocalRange[];
}

/**
 * Reads `ipam` as host-local does: `subnet` beside `type` is a set of its own before `ranges`.
 * Values that cannot be decoded are left out; `unreadable-cni-value` speaks of them.
 */
export function readHostLocal(ipam: JsonObject): HostLocalPool {
  const problems: HostLocalProblem[] = [];
  const sets = [...shorthandSet(ipam, problems), ...listedSets(ipam, problems)];
  if (sets.length === 0 && saysNoRange(ipam)) problems.push({ kind: 'no-ranges', path: [] });
  problems.push(...overlapsOf(sets));
  return { sets, problems };
}

function saysNoRange(ipam: JsonObject): boolean {
  const ranges = goField(ipam, 'ranges');
  const isEmpty =
    ranges === undefined || (Array.isArray(ranges.value) && ranges.value.length === 0);
  return isEmpty && !Object.keys(ipam).some((key) => goKey(key) === 'subnet');
}

function shorthandSet(ipam: JsonObject, problems: HostLocalProblem[]): HostLocalSet[] {
  if (goField(ipam, 'subnet') === undefined) return [];
  const range = readRange(ipam, [], problems);
  return [{ path: [], ranges: range ? [range] : [] }];
}

function listedSets(ipam: JsonObject, problems: HostLocalProblem[]): HostLocalSet[] {
  const ranges = goField(ipam, 'ranges');
  if (!ranges) return [];
  return asList(ranges.value).map((set, index) => readSet(set, [ranges.key, index], problems));
}

function readSet(set: Json, path: Steps, problems: HostLocalProblem[]): HostLocalSet {
  if (set === null || (Array.isArray(set) && set.length === 0)) {
    problems.push({ kind: 'empty-set', path });
  }
  const ranges = asList(set).flatMap((item, index) => {
    const range = readItem(item, [...path, index], problems);
    return range ? [range] : [];
  });
  return { path, ranges };
}

function readItem(
  item: Json,
  path: Steps,
  problems: HostLocalProblem[],
): HostLocalRange | undefined {
  if (isObject(item)) return readRange(item, path, problems);
  if (item === null) problems.push({ kind: 'no-subnet', path });
  return undefined;
}
