import type { Contract } from '../../k8s/contract';
import { toLower } from '../../k8s/go-value';
import { isDns1123Subdomain, isWildcardSubdomain } from '../../k8s/names';
import { hasOnlyLocalEtcd } from '../../model/kubeadm-etcd';
import type { KubeadmFile } from '../../model/kubeadm-file';
import { entriesOf, fieldOf, type JudgedField, judgedDocuments } from '../../model/kubeadm-reading';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { defineRule } from '../rule';
import { clusterText } from './example-texts';

export const certSans = defineRule({
  code: 'NET609',
  name: 'cert-sans',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'certSANs hold IP addresses, RFC 1123 names, and names behind one `*.`.',
    why: 'kubeadm refuses ports, CIDRs, URLs and empty entries. Upper case is lowered in apiServer.certSANs, but refused in the lists of etcd.',
    since: '0.1.0',
    source: 'kubeadm validation.ValidateCertSANs, config.LowercaseSANs',
  },
  findings: {
    notAName: ({ text, proposal }: { text: string; proposal: string | undefined }) => ({
      what: `${JSON.stringify(text)} is neither an IP address nor a name a certificate may carry`,
      fix: proposal ? `- "${proposal}"` : `take ${JSON.stringify(text)} out of the list`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a name, a wildcard, an address',
        text: clusterText(
          'apiServer:\n  certSANs:\n    - API.lab\n    - "*.k8s.lab"\n    - 192.168.56.10\n',
        ),
      },
    ],
    invalid: [
      { title: 'a port', text: clusterText('apiServer:\n  certSANs:\n    - api.lab:6443\n') },
      {
        title: 'upper case for etcd',
        text: clusterText('etcd:\n  local:\n    serverCertSANs:\n      - ETCD.lab\n'),
      },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    const { apiServer, etcd } = sansOf(kubeadmFiles, versions.kubeadm);
    const lowered = apiServer.map((field) => ({ field, text: toLower(field.value) }));
    const exact = etcd.map((field) => ({ field, text: field.value }));
    for (const { field, text } of [...lowered, ...exact]) {
      if (isSan(text)) continue;
      const facts = { text: field.value, proposal: repaired(text) };
      report('notAName', facts, {
        at: { at: field.at, value: field.value },
        refusedBy: field.refusedBy,
      });
    }
  },
});

function sansOf(files: readonly KubeadmFile[], kubeadm: Contract) {
  const clusters = judgedDocuments(files, 'cluster', kubeadm);
  const listsAt = (from: readonly JudgedField[], ...path: string[]) =>
    entriesOf(from.map((cluster) => fieldOf(cluster, ...path)));
  const local = clusters.filter((cluster) => hasOnlyLocalEtcd(cluster.value));
  return {
    apiServer: listsAt(clusters, 'apiServer', 'certSANs'),
    etcd: [
      ...listsAt(local, 'etcd', 'local', 'serverCertSANs'),
      ...listsAt(local, 'etcd', 'local', 'peerCertSANs'),
    ],
  };
}

const isSan = (text: string): boolean =>
  isDns1123Subdomain(text) || isWildcardSubdomain(text) || parseAddressSloppy(text).ok;

function repaired(text: string): string | undefined {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[:/].*$/, '');
  const address = text.replace(/^\[|\].*$/g, '').replace(/[%/].*$/, '');
  return [bare, address].find((proposal) => proposal !== text && isSan(proposal));
}
