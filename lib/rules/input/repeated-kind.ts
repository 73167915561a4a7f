import { isTyped } from '../../model/kubeadm-documents';
import type { KubeadmDocument, KubeadmFile } from '../../model/kubeadm-file';
import { BOTH } from '../../model/kubeadm-reading';
import { defineRule } from '../rule';

const HEAD =
  'apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nkubernetesVersion: v1.36.4\n';

export const repeatedKind = defineRule({
  code: 'NET009',
  name: 'repeated-kind',
  severity: 'error',
  reads: ['kubeadmFiles'],
  docs: {
    summary: 'A file for kubeadm holds each kind once.',
    why: 'kubeadm refuses a file in which a kind stands twice, whatever the two versions are.',
    since: '0.1.0',
    source: 'kubeadm SplitConfigDocuments',
  },
  findings: {
    twice: ({ kind }: { kind: string }) => ({
      what: `${kind} stands twice in this file`,
      fix: `keep one ${kind}, or write a file per node`,
    }),
  },
  examples: () => ({
    valid: [{ title: 'once', text: HEAD }],
    invalid: [{ title: 'twice', text: `${HEAD}---\n${HEAD}` }],
  }),
  check({ kubeadmFiles }, report) {
    for (const file of kubeadmFiles) {
      for (const [first, again] of repeatsIn(file)) {
        const at = { source: again.source, path: ['kind'] };
        const other = { source: first.source, path: ['kind'] };
        report('twice', { kind: again.kind }, { at, other, refusedBy: BOTH });
      }
    }
  },
});

function repeatsIn({ documents }: KubeadmFile): [first: KubeadmDocument, again: KubeadmDocument][] {
  const typed = documents.filter(isTyped);
  return typed.flatMap((document, index) => {
    const first = typed.findIndex(({ kind }) => kind === document.kind);
    const earlier = typed[first];
    return earlier && first < index ? [[earlier, document]] : [];
  });
}
