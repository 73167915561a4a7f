import { renderDnsTable } from '../dns-table';
import { oneLine } from '../one-line';
import { type Paint, PLAIN } from '../paint';
import { type ClusterDns, podNameNote } from './cluster-dns';

/** The names of a cluster for a terminal: the same table as in `expected/dns.txt`. */
export const renderDnsText = (
  { kubernetesVersion, domain, records }: ClusterDns,
  paint: Paint = PLAIN,
): string =>
  [
    `${paint.bold('dns')}  Kubernetes ${kubernetesVersion}, ${oneLine(domain)}\n`,
    renderDnsTable(records),
    `${paint.dim(oneLine(podNameNote(domain)))}\n`,
  ].join('\n');
