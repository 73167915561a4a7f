import { markdownTable } from '../markdown-table';
import { escapeMarkdown } from '../markdown-text';
import { oneLine } from '../one-line';
import type { ClusterHosts, NodeHost } from './cluster-hosts';
import { tablesOf } from './host-tables';
import { hostTitle } from './hosts-text';

/** The nodes of a cluster for a page or a pull request. */
export function renderHostsMarkdown({ kubernetesVersion, nodes }: ClusterHosts): string {
  const notes = [...new Set(nodes.flatMap((node) => node.notes))];
  const blocks = [
    `### cdk8s-kubeadm: hosts, Kubernetes ${kubernetesVersion}`,
    ...(nodes.length === 0 ? ['No nodes in these files.'] : nodes.flatMap(nodeBlocks)),
    ...notes.map((note) => escapeMarkdown(oneLine(note))),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const nodeBlocks = (node: NodeHost): string[] => [
  `#### ${escapeMarkdown(oneLine(hostTitle(node)))}`,
  ...tablesOf(node).map(({ heading, rows }) => markdownTable(heading, rows)),
];
