import type { NodePlan } from './node-plan';

/** Two files with the same node name describe one node. */
export function countNodes(nodes: readonly NodePlan[]): number {
  const named = nodes.filter(({ name }) => name !== undefined);
  return new Set(named.map(({ name }) => name?.value)).size + nodes.length - named.length;
}
