import { renderDiffJson } from '../report/diff/diff-json';
import { renderDiffMarkdown } from '../report/diff/diff-markdown';
import { renderDiffText } from '../report/diff/diff-text';
import type { PlanDiff } from '../report/diff/plan-diff';
import type { ClusterDns } from '../report/dns/cluster-dns';
import { renderDnsJson } from '../report/dns/dns-json';
import { renderDnsMarkdown } from '../report/dns/dns-markdown';
import { renderDnsText } from '../report/dns/dns-text';
import type { ClusterHosts } from '../report/hosts/cluster-hosts';
import { renderHostsJson } from '../report/hosts/hosts-json';
import { renderHostsMarkdown } from '../report/hosts/hosts-markdown';
import { renderHostsText } from '../report/hosts/hosts-text';
import { type Paint, PLAIN } from '../report/paint';
import type { ClusterPorts } from '../report/ports/cluster-ports';
import { renderNft } from '../report/ports/nft';
import { renderPortsJson } from '../report/ports/ports-json';
import { renderPortsMarkdown } from '../report/ports/ports-markdown';
import { renderPortsText } from '../report/ports/ports-text';

/** Forms that a view of the nodes can have. */
export const VIEW_FORMATS = ['text', 'json', 'markdown'] as const;
export type ViewFormat = (typeof VIEW_FORMATS)[number];

/** Ports may be rules of a firewall as well. */
export const PORTS_FORMATS = [...VIEW_FORMATS, 'nft'] as const;
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
    case 'nft':
      return clusters.map(renderNft).join('\n');
  }
}

export function renderHosts(
  format: ViewFormat,
  clusters: readonly ClusterHosts[],
  paint: Paint = PLAIN,
): string {
  switch (format) {
    case 'text':
      return clusters.map((hosts) => renderHostsText(hosts, paint)).join('\n');
    case 'json':
      return renderHostsJson(clusters);
    case 'markdown':
      return clusters.map(renderHostsMarkdown).join('\n');
  }
}

export function renderDns(
  format: ViewFormat,
  clusters: readonly ClusterDns[],
  paint: Paint = PLAIN,
): string {
  switch (format) {
    case 'text':
      return clusters.map((dns) => renderDnsText(dns, paint)).join('\n');
    case 'json':
      return renderDnsJson(clusters);
    case 'markdown':
      return clusters.map(renderDnsMarkdown).join('\n');
  }
}

export function renderDiff(format: ViewFormat, diff: PlanDiff, paint: Paint = PLAIN): string {
  switch (format) {
    case 'text':
      return renderDiffText(diff, paint);
    case 'json':
      return renderDiffJson(diff);
    case 'markdown':
      return renderDiffMarkdown(diff);
  }
}
