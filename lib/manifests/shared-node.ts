import type { Path } from '../diag/path';
import { follow, type PlacedNode } from './placed-node';

/** Whether the characters of the value at `path` also make another one, by an alias of it or of something around it. */
export function isShared(root: PlacedNode, path: Path): boolean {
  const uses = countUses(root);
  return path.some((_, index) => {
    const { node } = follow(root, path.slice(0, index + 1));
    return (uses.get(charactersOf(node)) ?? 0) > 1;
  });
}

/** What an alias stands for may be a node of its own, but it was written once. */
function countUses(root: PlacedNode): Map<string, number> {
  const uses = new Map<string, number>();
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    for (const child of childrenOf(node)) {
      const written = charactersOf(child);
      const count = uses.get(written) ?? 0;
      uses.set(written, count + 1);
      if (count === 0) open.push(child);
    }
  }
  return uses;
}

const charactersOf = ({ kind, start, end }: PlacedNode): string => `${kind} ${start} ${end}`;

function childrenOf(node: PlacedNode): readonly PlacedNode[] {
  if (node.kind === 'list') return node.items;
  return node.kind === 'map' ? [...node.entries.values()].map(({ value }) => value) : [];
}
