import type { Contract } from '../../k8s/contract';
import { isObject } from '../../model/document';
import { hasOnlyExternalEtcd, hasOnlyLocalEtcd } from '../../model/kubeadm-etcd';
import type { KubeadmFile } from '../../model/kubeadm-file';
import {
  fieldOf,
  type JudgedField,
  judgedDocuments,
  judgedFields,
  textsOf,
} from '../../model/kubeadm-reading';
import { defineRule } from '../rule';
import { clusterText, JOIN_DISCOVERY, joinText } from './example-texts';

export const relativePath = defineRule({
  code: 'NET614',
  name: 'relative-path',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'Folders and files that kubeadm writes into manifests must be absolute paths.',
    why: 'kubeadm refuses a relative certificatesDir, etcd dataDir, certificate file of an external etcd, and caCertPath, which must also end in .crt. Of the patches folders only those of an UpgradeConfiguration are checked.',
    since: '0.1.0',
    source: 'kubeadm validation.ValidateAbsolutePath, ValidateJoinConfiguration',
  },
  findings: {
    relative: ({ text, proposal }: { text: string; proposal: string }) => ({
      what: `${JSON.stringify(text)} is no absolute path`,
      fix: `write it from the root: ${proposal}`,
    }),
    notACrt: ({ text }: { text: string }) => ({
      what: `caCertPath ${JSON.stringify(text)} does not end in .crt`,
      fix: 'caCertPath: /etc/kubernetes/pki/ca.crt',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'absolute', text: clusterText('certificatesDir: /etc/kubernetes/pki\n') },
      {
        title: 'a .crt',
        text: joinText(`${JOIN_DISCOVERY}caCertPath: /etc/kubernetes/pki/ca.crt\n`),
      },
    ],
    invalid: [
      { title: 'relative', text: clusterText('certificatesDir: pki\n') },
      {
        title: 'a .pem',
        text: joinText(`${JOIN_DISCOVERY}caCertPath: /etc/kubernetes/pki/ca.pem\n`),
      },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    for (const { value, at, refusedBy } of pathsOf(kubeadmFiles, versions.kubeadm)) {
      if (value.startsWith('/')) continue;
      const facts = { text: value, proposal: `/${value.replace(/^(?:\.{1,2}\/)+/, '')}` };
      const breaks = 'kubeadm upgrade: refuses the folder of patches';
      const verdict = refusedBy.length > 0 ? { refusedBy } : { breaks };
      report('relative', facts, { at: { at, value }, ...verdict });
    }
    const caCerts = judgedFields(kubeadmFiles, 'join', ['caCertPath'], versions.kubeadm);
    for (const { value, at, refusedBy } of textsOf(caCerts)) {
      if (!value.startsWith('/') || value.endsWith('.crt')) continue;
      report('notACrt', { text: value }, { at: { at, value }, refusedBy });
    }
  },
});

function pathsOf(files: readonly KubeadmFile[], kubeadm: Contract): JudgedField<string>[] {
  const clusters = judgedDocuments(files, 'cluster', kubeadm);
  const local = clusters.filter(({ value }) => hasOnlyLocalEtcd(value));
  const external = clusters.filter(({ value }) => hasOnlyExternalEtcd(value));
  return [
    ...textsOf([
      ...clusters.map((cluster) => fieldOf(cluster, 'certificatesDir')),
      ...judgedFields(files, 'reset', ['certificatesDir'], kubeadm),
      ...judgedFields(files, 'join', ['caCertPath'], kubeadm),
      ...local.map((cluster) => fieldOf(cluster, 'etcd', 'local', 'dataDir')),
      ...['caFile', 'certFile', 'keyFile'].flatMap((name) =>
        external.map((cluster) => fieldOf(cluster, 'etcd', 'external', name)),
      ),
    ]),
    ...patchFolders(files, kubeadm),
  ];
}

/** Unlike everywhere else, an empty folder is not the same as no folder. */
const patchFolders = (files: readonly KubeadmFile[], kubeadm: Contract): JudgedField<string>[] =>
  ['apply', 'node'].flatMap((part) =>
    judgedFields(files, 'upgrade', [part, 'patches'], kubeadm)
      .filter(({ value }) => isObject(value))
      .map((patches) => fieldOf(patches, 'directory'))
      .flatMap((field) => {
        const text = field.value ?? '';
        return typeof text === 'string' ? [{ ...field, value: text }] : [];
      }),
  );
