import type { IConstruct } from 'constructs';

const keys = new WeakMap<IConstruct, string>();
let count = 0;

/** Tells the apps of all programs of one run apart. */
export function appKey(root: IConstruct): string {
  const known = keys.get(root);
  if (known !== undefined) return known;
  const key = `${process.pid}.${++count}`;
  keys.set(root, key);
  return key;
}
