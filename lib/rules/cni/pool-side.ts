import type { HostLocalRange } from '../../cni/host-local/range';
import { isObject, valueAt } from '../../model/document';
import { goField } from '../../model/go-fields';
import type { Side } from '../rule';
import { type PoolLink, placeInIpam } from './chain';

/** A range of a pool as one side of a finding. */
export function poolSide(link: PoolLink, { path, subnet, span }: HostLocalRange): Side {
  const parent = valueAt(link.ipam, path);
  const key = (isObject(parent) && goField(parent, 'subnet')?.key) || 'subnet';
  return {
    at: placeInIpam(link, [...path, key]),
    value: `${subnet}`,
    extent: { first: `${span.first}`, last: `${span.last}` },
  };
}

export interface PoolRange {
  readonly link: PoolLink;
  readonly range: HostLocalRange;
}

export const rangesOf = (links: readonly PoolLink[]): PoolRange[] =>
  links.flatMap((link) =>
    link.pool.sets.flatMap(({ ranges }) => ranges.map((range) => ({ link, range }))),
  );
