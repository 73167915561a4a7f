import type { At } from '../model/located';

/**
 * How to write several values at a place, in the user's own word: `podSubnet: "…,…"` in a kubeadm file,
 * `podCidrs: ['…', '…']` in a program.
 */
export function assignList({ source, path }: At, values: readonly string[]): string {
  const place = source.locate(path);
  const word = /([\w-]+)(?:\[\d+\])*$/.exec(place.path)?.[1] ?? String(path.at(-1) ?? '');
  return place.constructPath === null
    ? `${word}: "${values.join(',')}"`
    : `${word}: [${values.map((value) => `'${value}'`).join(', ')}]`;
}
