import { type Paint, PLAIN } from '../report/paint';
import type { ClusterPorts } from '../report/ports/cluster-ports';
import { renderPortsJson } from '../report/ports/ports-json';
import { renderPortsMarkdown } from '../report/ports/ports-markdown';
import { renderPortsText } from '../report/ports/ports-text';

/** Forms the ports of a cluster can have. */
export const PORTS_FORMATS = ['text', 'json', 'markdown'] as const;
export type PortsFormat = (typeof PORTS_FORMATS)[number];

export function renderPorts(
  format: PortsFormat,
  clusters: readonly ClusterPorts[],
  paint: Paint = PLAIN,
): string {
  switch (format) {
    case 'text':
      return clusters.map((ports) => renderPortsText(ports, paint)).join('\n');
    case 'json':
      return renderPortsJson(clusters);
    case 'markdown':
      return clusters.map(renderPortsMarkdown).join('\n');
  }
}
