import type { Json } from '../model/document';

/** libcni takes `true` and `"TRUE"`, but neither 1 nor null. */
export function readSwitch(value: Json | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? value.toLowerCase() : '';
  return word === 'true' ? true : word === 'false' ? false : undefined;
}
