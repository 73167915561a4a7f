/** A scalar as it is to stand in the file. */
export class Raw {
  constructor(readonly text: string) {}
}

export type Tree = Raw | string | number | boolean | null | Tree[] | TreeMap;
export interface TreeMap {
  [key: string]: Tree;
}

export const isMap = (tree: Tree | undefined): tree is TreeMap =>
  typeof tree === 'object' && tree !== null && !Array.isArray(tree) && !(tree instanceof Raw);

/** A copy in which the value at `path` is `value`; what is on the way and no map becomes one. */
export function withValue(
  tree: TreeMap,
  [key = '', ...rest]: readonly string[],
  value: Tree,
): TreeMap {
  if (rest.length === 0) return { ...tree, [key]: value };
  const inner = tree[key];
  return { ...tree, [key]: withValue(isMap(inner) ? inner : {}, rest, value) };
}

/** A copy without the value at `path`. */
export function withoutValue(tree: TreeMap, [key = '', ...rest]: readonly string[]): TreeMap {
  const { [key]: inner, ...others } = tree;
  if (inner === undefined || rest.length === 0) return others;
  return isMap(inner) ? { ...tree, [key]: withoutValue(inner, rest) } : tree;
}

/** Where values stand, maps themselves included. */
export function pathsIn(tree: TreeMap): string[][] {
  return Object.entries(tree).flatMap(([key, value]) => [
    [key],
    ...(isMap(value) ? pathsIn(value).map((path) => [key, ...path]) : []),
  ]);
}
