import { oneLine } from '../one-line';
import { type Paint, PLAIN } from '../paint';
import { textTable } from '../text-table';
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

/** The ports of a cluster for a terminal. */
export function renderPortsText(ports: ClusterPorts, paint: Paint = PLAIN): string {
  const head = `${paint.bold('ports')}  Kubernetes ${ports.kubernetesVersion}\n`;
  if (isEmpty(ports)) return `${head}\nno nodes in these files\n`;
  const { nodes, podClaims, flows } = ports;
  const blocks = [
    head,
    ...sheetsOf(nodes).map((sheet) => sheetText(sheet, paint)),
    ...(nodes.length > 0 ? [`${paint.dim(STREAM_SERVER_NOTE)}\n`] : []),
    ...(podClaims.length > 0
      ? [titled('pods on ports of their node', [CLAIM_HEADING, ...podClaims.map(claimRow)], paint)]
      : []),
    ...(flows.length > 0
      ? [titled('who connects to whom', [FLOW_HEADING, ...flows.map(flowRow)], paint)]
      : []),
  ];
  return blocks.join('\n');
}

const sheetText = ({ title, rows, notes }: PortSheet, paint: Paint): string =>
  [
    titled(title, [PORT_HEADING, ...rows], paint),
    ...notes.map((note) => `${paint.dim(oneLine(note))}\n`),
  ].join('');

const titled = (title: string, rows: readonly (readonly string[])[], paint: Paint): string =>
  `${paint.bold(oneLine(title))}\n${textTable(rows)}`;
