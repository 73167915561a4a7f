import type { ClusterPorts, Flow, NodePorts, PodClaim } from './cluster-ports';
import { portRows } from './port-table';

/** Nodes that listen on the very same ports, and their table. */
export interface PortSheet {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

/** One table for all nodes that have the same; a hundred workers are one. */
export function sheetsOf(nodes: readonly NodePorts[]): PortSheet[] {
  const sheets = new Map<string, { nodes: NodePorts[]; rows: string[][] }>();
  for (const node of nodes) {
    const rows = portRows(node.listeners);
    const key = JSON.stringify([node.role, rows, node.notes]);
    const sheet = sheets.get(key);
    if (sheet) sheet.nodes.push(node);
    else sheets.set(key, { nodes: [node], rows });
  }
  return [...sheets.values()].map(({ nodes: alike, rows }) => ({
    title: `${alike.map(titleOf).join(', ')} (${alike[0]?.role ?? ''})`,
    rows,
    notes: alike[0]?.notes ?? [],
  }));
}

const titleOf = ({ name, file }: NodePorts): string => name ?? `the node of ${file}`;

export const FLOW_HEADING = ['from', 'to', 'protocol', 'ports', 'process', 'why'] as const;

export const flowRow = ({ from, to, protocol, ports, process, why, when }: Flow): string[] => [
  from,
  to,
  protocol,
  ports ? `${ports}` : '',
  process,
  when === null ? why : `${why} (if ${when})`,
];

export const CLAIM_HEADING = ['protocol', 'address', 'port', 'pod of', 'container', 'how'] as const;

export const claimRow = (claim: PodClaim): string[] => [
  claim.protocol,
  claim.address,
  String(claim.port),
  claim.workload,
  claim.container,
  claim.isOnHostNetwork ? 'listens: hostNetwork' : 'forwarded: hostPort, which ss does not show',
];

export const isEmpty = ({ nodes, podClaims, flows }: ClusterPorts): boolean =>
  nodes.length + podClaims.length + flows.length === 0;
