import { markdownTable } from '../markdown-table';
import { escapeMarkdown } from '../markdown-text';
import { oneLine } from '../one-line';
import type { ClusterPorts } from './cluster-ports';
import {
  CLAIM_HEADING,
  claimRow,
  FLOW_HEADING,
  flowRow,
  isEmpty,
  type PortSheet,
  sheetsOf,
} from './port-sheets';
import { PORT_HEADING, STREAM_SERVER_NOTE } from './port-table';

/** The ports of a cluster for a page or a pull request. */
export function renderPortsMarkdown(ports: ClusterPorts): string {
  const { kubernetesVersion, nodes, podClaims, flows } = ports;
  const blocks = [
    `### cdk8s-kubeadm: ports, Kubernetes ${kubernetesVersion}`,
    ...(isEmpty(ports) ? ['No nodes in these files.'] : []),
    ...sheetsOf(nodes).flatMap(sheetBlocks),
    ...(nodes.length > 0 ? [STREAM_SERVER_NOTE] : []),
    ...(podClaims.length > 0
      ? ['#### pods on ports of their node', markdownTable(CLAIM_HEADING, podClaims.map(claimRow))]
      : []),
    ...(flows.length > 0
      ? ['#### who connects to whom', markdownTable(FLOW_HEADING, flows.map(flowRow))]
      : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const sheetBlocks = ({ title, rows, notes }: PortSheet): string[] => [
  `#### ${inert(title)}`,
  markdownTable(PORT_HEADING, rows),
  ...notes.map(inert),
];

const inert = (text: string): string => escapeMarkdown(oneLine(text));
