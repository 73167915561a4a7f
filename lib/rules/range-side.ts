import type { Located } from '../model/located';
import type { Span } from '../net/span';
import type { Side } from './rule';

/** A range as one side of a finding: its text, its first and last address, and who chose it. */
export function rangeSide(range: Located<Span> & { readonly text?: string }): Side {
  const { value, at, origin, originNote } = range;
  return {
    at,
    value: range.text ?? String(value),
    extent: { first: String(value.first), last: String(value.last) },
    origin,
    ...(originNote === undefined ? {} : { originNote }),
  };
}
