import type { Dialect } from './dialect';
import type { ExternalEtcd } from './etcd-settings';
import { folderOf } from './go/path';
import type { HostFacts } from './host-facts';
import { type HostMount, readOnlyFolder } from './mounts';

const CA_CERTS = '/etc/ssl/certs';

/** `phases/controlplane/volumes.go` caCertsExtraVolumePaths. */
const caCertificateFolders = (dialect: Dialect): readonly string[] => [
  ...(dialect.pkiDirectoryIsMountedInParts
    ? ['/etc/pki/ca-trust', '/etc/pki/tls/certs']
    : ['/etc/pki']),
  '/etc/ca-certificates',
  '/usr/share/ca-certificates',
  '/usr/local/share/ca-certificates',
];

/** What kube-apiserver and kube-controller-manager both mount. */
export function certificateMounts(
  certificatesDir: string,
  host: HostFacts,
  dialect: Dialect,
): HostMount[] {
  const existing = caCertificateFolders(dialect).filter((folder) => existsOn(host, folder));
  return [
    readOnlyFolder('k8s-certs', certificatesDir),
    readOnlyFolder('ca-certs', CA_CERTS),
    ...existing.map((folder) => readOnlyFolder(folder.slice(1).replaceAll('/', '-'), folder)),
  ];
}

/** The folders of an external etcd's files that no other mount brings (`getEtcdCertVolumes`). */
export function externalEtcdMounts(
  etcd: ExternalEtcd,
  certificatesDir: string,
  dialect: Dialect,
): HostMount[] {
  const mounted = [CA_CERTS, certificatesDir, ...caCertificateFolders(dialect)];
  const folders = [etcd.caFile, etcd.certFile, etcd.keyFile]
    .map(folderOf)
    .filter((folder) => folder !== '.' && !mounted.some((known) => folder.startsWith(known)));
  return outermost(folders).map((folder, index) => readOnlyFolder(`etcd-certs-${index}`, folder));
}

/** kubeadm compares texts, not path steps: `/etcd` covers `/etcd-old` as well. */
function outermost(folders: readonly string[]): string[] {
  const kept = new Set<string>();
  for (const folder of folders) {
    const covering = [...kept].some(
      (other) => folder.startsWith(other) && !other.startsWith(folder),
    );
    for (const other of kept) if (other.startsWith(folder)) kept.delete(other);
    if (!covering) kept.add(folder);
  }
  return [...kept].toSorted();
}

const existsOn = (host: HostFacts, folder: string): boolean =>
  host.caDirectories.some((known) => known === folder || known.startsWith(`${folder}/`));
