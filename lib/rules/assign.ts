import type { At } from '../model/located';

/**
 * How to write another value at a place, in the user's own word: `podSubnet: "…"` in a kubeadm file,
 * `podCidrs: "…"` in a program.
 */
export function assign(place: At, value: unknown): string {
  const { path } = place.source.locate(place.path);
  const word = /([\w-]+)(?:\[\d+\])*$/.exec(path)?.[1] ?? String(place.path.at(-1) ?? '');
  return `${word}: "${value}"`;
}
