import { familyOf } from './families';
import type { NodeObject } from './objects';

/**
 * Puts into a text what only the running cluster knows: `block(w1,IPv4)+1` becomes the address, and
 * `block(w1,IPv4)` the range, by the node's podCIDRs; `address(w1,IPv4)` its InternalIP.
 */
export function fillBlocks(text: string, nodes: readonly NodeObject[]): string {
  return text.replace(
    /(block|address)\(([^,]+),(IPv[46])\)(?:\+(\d))?/g,
    (written, what: string, name: string, family: string, place?: string) => {
      const node = nodes.find(({ metadata }) => metadata.name === name);
      const choices = what === 'block' ? (node?.spec.podCIDRs ?? []) : addressesOf(node);
      const found = choices.find((choice) => familyOf(choice.split('/')[0] ?? '') === family);
      if (found === undefined) return written;
      return place === undefined ? found : nth(found.split('/')[0] ?? '', Number(place));
    },
  );
}

const addressesOf = (node: NodeObject | undefined): string[] =>
  (node?.status.addresses ?? [])
    .filter(({ type }) => type === 'InternalIP')
    .map(({ address }) => address);

/** Blocks begin on a boundary, so the last part of the address has room for one more. */
function nth(base: string, place: number): string {
  if (familyOf(base) === 'IPv6') return place === 0 ? base : `${base}${place}`;
  const parts = base.split('.');
  const last = Number(parts.pop()) + place;
  return [...parts, last].join('.');
}
