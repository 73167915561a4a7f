import type { Located } from '../../model/located';
import type { PortRange } from '../../net/port';
import type { Side } from '../rule';

/** A port range as one side of a finding. */
export function portRangeSide({ value, at, origin, originNote }: Located<PortRange>): Side {
  return {
    at,
    value: String(value),
    extent: { first: String(value.first), last: String(value.last) },
    origin,
    label: 'service-node-port-range',
    ...(originNote === undefined ? {} : { originNote }),
  };
}
