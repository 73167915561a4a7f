import { isObject } from '../../model/document';
import { fieldOf, judgedDocuments } from '../../model/kubeadm-reading';
import { defineRule } from '../rule';
import { clusterText } from './example-texts';

export const etcdTopology = defineRule({
  code: 'NET619',
  name: 'etcd-topology',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'etcd is local or external, not both.',
    why: 'kubeadm refuses a file that configures both, even when one of them is empty.',
    since: '0.1.0',
    source: 'kubeadm validation.ValidateEtcd',
  },
  findings: {
    both: () => ({
      what: 'etcd.local and etcd.external are both set; kubeadm takes one of them',
      fix: 'remove etcd.local, or etcd.external',
    }),
  },
  examples: () => ({
    valid: [{ title: 'local', text: clusterText('etcd:\n  local:\n    dataDir: /var/lib/etcd\n') }],
    invalid: [
      {
        title: 'both',
        text: clusterText(
          'etcd:\n  local: {}\n  external:\n    endpoints:\n      - https://192.168.56.20:2379\n',
        ),
      },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    for (const cluster of judgedDocuments(kubeadmFiles, 'cluster', versions.kubeadm)) {
      const local = fieldOf(cluster, 'etcd', 'local');
      const external = fieldOf(cluster, 'etcd', 'external');
      if (!isObject(local.value) || !isObject(external.value)) continue;
      report('both', undefined, {
        at: external.at,
        other: local.at,
        refusedBy: cluster.refusedBy,
      });
    }
  },
});
