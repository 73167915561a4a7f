import type { FamilyCapacity, PlanCapacity } from '../model/plan-capacity';
import { countText } from './count-text';
import { plural } from './phrases';
import { textTable } from './text-table';

/** Facts about one family, or about all of the cluster. */
export interface CapacityFacts {
  readonly about: string;
  readonly facts: readonly string[];
}

export const capacityFacts = ({
  families,
  nodePorts,
  plannedNodes,
}: PlanCapacity): CapacityFacts[] => [
  ...families.map((one) => ({ about: one.family as string, facts: familyFacts(one) })),
  {
    about: 'cluster',
    facts: [
      `${nodePorts.taken} of ${countText(BigInt(nodePorts.total))} node ports`,
      ...(plannedNodes === null ? [] : [`${countText(BigInt(plannedNodes))} nodes planned`]),
    ],
  },
];

/** How much room there is, for each family: `IPv4: 3 of 256 nodes, 110 pods a node, …`. */
export const capacityLines = (capacity: PlanCapacity, width = Number.POSITIVE_INFINITY): string[] =>
  capacityFacts(capacity).flatMap(({ about, facts }) => foldFacts(`${about}:`, facts, width));

/** As many facts a line as fit into it; the lines below are indented. */
function foldFacts(head: string, facts: readonly string[], width: number): string[] {
  const lines = [head];
  for (const [index, fact] of facts.entries()) {
    const word = index < facts.length - 1 ? `${fact},` : fact;
    const line = `${lines.at(-1)} ${word}`;
    if (line.length <= width) lines[lines.length - 1] = line;
    else lines.push(`${' '.repeat(head.length)} ${word}`);
  }
  return lines;
}

function familyFacts(one: FamilyCapacity): string[] {
  const { nodes, nodeBlocks, podsPerNode, machineAddresses } = one;
  return [
    nodeBlocks === null ? plural(nodes, 'node') : `${nodes} of ${countText(nodeBlocks)} nodes`,
    ...(podsPerNode === null ? [] : [`${countText(podsPerNode)} pods a node`]),
    ...(machineAddresses === null ? [] : [`${countText(machineAddresses)} addresses for machines`]),
    ...shareOf(one.services, one.serviceAddresses, 'Service addresses'),
    ...shareOf(one.loadBalancers, one.poolAddresses, 'load-balancer addresses'),
  ];
}

const shareOf = (taken: number, total: bigint, what: string): string[] =>
  total > 0n ? [`${taken} of ${countText(total)} ${what}`] : [];

const HEADING = `# What fits into the address plan, and how much of it this program takes. Services that come
# from elsewhere (Helm, operators) and those of the cluster itself are not counted.
`;

/** For people: a line for each thing there can be too few of. */
export function renderCapacity({ families, nodePorts, plannedNodes }: PlanCapacity): string {
  const rows = [
    ['', 'TAKEN', 'ROOM FOR'],
    ...families.flatMap(familyRows),
    ['node ports', `${nodePorts.taken}`, countText(BigInt(nodePorts.total))],
    ...(plannedNodes === null ? [] : [['nodes planned', '', countText(BigInt(plannedNodes))]]),
  ];
  return `${HEADING}\n${textTable(rows)}`;
}

function familyRows(one: FamilyCapacity): string[][] {
  const { family, nodes, nodeBlocks, podsPerNode, machineAddresses } = one;
  const row = (what: string, taken: number | '', total: bigint | null) =>
    total === null || total === 0n ? [] : [[`${family} ${what}`, `${taken}`, countText(total)]];
  return [
    ...row('nodes with a block of the pod range', nodes, nodeBlocks),
    ...row('pods a node', '', podsPerNode),
    ...row('machines in the node networks', nodes, machineAddresses),
    ...row('Services', one.services, one.serviceAddresses),
    ...row('addresses of load balancers', one.loadBalancers, one.poolAddresses),
  ];
}
