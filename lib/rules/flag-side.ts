import type { Located } from '../model/located';
import type { Side } from './rule';

/** A command-line argument as one side of a finding, under the name people know it by. */
export const flagSide = (name: string, flag: Located<string>): Side => ({
  at: flag.at,
  value: flag.value,
  origin: flag.origin,
  label: name,
  ...(flag.originNote === undefined ? {} : { originNote: flag.originNote }),
});

/** Any value as one side of a finding. */
export const valueSide = (located: Located<unknown>, label?: string): Side => ({
  at: located.at,
  value: String(located.value),
  origin: located.origin,
  ...(label === undefined ? {} : { label }),
  ...(located.originNote === undefined ? {} : { originNote: located.originNote }),
});
