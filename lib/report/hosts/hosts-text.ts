import { oneLine } from '../one-line';
import { type Paint, PLAIN } from '../paint';
import { textTable } from '../text-table';
import type { ClusterHosts, NodeHost } from './cluster-hosts';
import { tablesOf } from './host-tables';

/** The nodes of a cluster for a terminal. */
export function renderHostsText(
  { kubernetesVersion, nodes }: ClusterHosts,
  paint: Paint = PLAIN,
): string {
  const head = `${paint.bold('hosts')}  Kubernetes ${kubernetesVersion}\n`;
  if (nodes.length === 0) return `${head}\nno nodes in these files\n`;
  const notes = [...new Set(nodes.flatMap((node) => node.notes))];
  return [
    head,
    ...nodes.map((node) => nodeText(node, paint)),
    notes.map((note) => `${paint.dim(oneLine(note))}\n`).join(''),
  ].join('\n');
}

const nodeText = (node: NodeHost, paint: Paint): string =>
  [
    `${paint.bold(oneLine(hostTitle(node)))}\n`,
    ...tablesOf(node).map(({ heading, rows }) => textTable([heading, ...rows])),
  ].join('\n');

export const hostTitle = ({ name, role, file }: NodeHost): string =>
  `${name ?? `the node of ${file}`} (${role})`;
