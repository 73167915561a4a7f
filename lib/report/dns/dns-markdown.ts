import { markdownTable } from '../markdown-table';
import { escapeMarkdown } from '../markdown-text';
import { oneLine } from '../one-line';
import { type ClusterDns, podNameNote } from './cluster-dns';

/** The names of a cluster for a page or a pull request. */
export function renderDnsMarkdown({ kubernetesVersion, domain, records }: ClusterDns): string {
  const rows = [...records].map(({ name, type, answer, isKnown }) => [
    name,
    type,
    isKnown ? answer : `(${answer})`,
  ]);
  const blocks = [
    `### cdk8s-kubeadm: DNS, Kubernetes ${kubernetesVersion}`,
    markdownTable(['name', 'type', 'answer'], rows),
    escapeMarkdown(oneLine(podNameNote(domain))),
  ];
  return `${blocks.join('\n\n')}\n`;
}
