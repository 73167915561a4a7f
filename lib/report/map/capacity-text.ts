import { plural } from '../phrases';
import type { FamilyCapacity } from './address-map';
import { countText } from './count-text';

/** How much room there is, a line a family: `IPv4: 3 of 256 nodes, 110 pods a node, …`. */
export const capacityLines = (capacity: readonly FamilyCapacity[]): string[] =>
  capacity.map((one) => `${one.family}: ${capacityFacts(one).join(', ')}`);

export function capacityFacts(one: FamilyCapacity): string[] {
  const { nodes, nodeBlocks, podsPerNode, services, serviceAddresses } = one;
  return [
    nodeBlocks === null ? plural(nodes, 'node') : `${nodes} of ${countText(nodeBlocks)} nodes`,
    ...(podsPerNode === null ? [] : [`${countText(podsPerNode)} pods a node`]),
    ...(serviceAddresses > 0n
      ? [`${services} of ${countText(serviceAddresses)} Service addresses`]
      : []),
  ];
}
