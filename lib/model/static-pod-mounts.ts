import { posix } from 'node:path';
import { KUBEADM_DEFAULTS } from '../k8s/defaults';
import { isObject, type JsonObject, valueAt } from './document';
import type { StaticPodName } from './static-pod-settings';
import { asList, asText, textField } from './type-meta';

/** Whether a component of the control plane finds a path of the host in its container. */
export const isSeenIn = (component: StaticPodName, cluster: JsonObject, path: string): boolean =>
  isSeen(path, [...SEEN_BY_ALL, ...mountedPaths(component, cluster)]);

/** Folders of the image, and those that kubeadm mounts when the host has them. */
const SEEN_BY_ALL = [
  '/dev',
  '/etc/ca-certificates',
  '/etc/pki',
  '/etc/ssl',
  '/proc',
  '/sys',
  '/usr',
];

/** Where the document holds the settings of a component that has volumes. */
const SECTIONS: Readonly<Record<Exclude<StaticPodName, 'etcd'>, string>> = {
  'kube-apiserver': 'apiServer',
  'kube-controller-manager': 'controllerManager',
  'kube-scheduler': 'scheduler',
};

function mountedPaths(component: StaticPodName, cluster: JsonObject): string[] {
  const certificates = asText(cluster.certificatesDir) || KUBEADM_DEFAULTS.certificatesDir;
  if (component === 'etcd') {
    const data =
      asText(valueAt(cluster, ['etcd', 'local', 'dataDir'])) || KUBEADM_DEFAULTS.etcdDataDir;
    return [`${certificates}/etcd`, data];
  }
  const extra = asList(valueAt(cluster, [SECTIONS[component], 'extraVolumes']));
  const own = extra.flatMap((volume) =>
    isObject(volume) ? [asText(volume.mountPath) ?? '/'] : [],
  );
  if (component === 'kube-scheduler') return [...own, '/etc/kubernetes/scheduler.conf'];
  if (component === 'kube-controller-manager') {
    return [...own, certificates, '/etc/kubernetes/controller-manager.conf'];
  }
  return [...own, certificates, ...etcdFolders(cluster)];
}

/** kubeadm mounts the folders of the files of external etcd. */
function etcdFolders(cluster: JsonObject): string[] {
  const files = ['caFile', 'certFile', 'keyFile'].map((name) =>
    asText(valueAt(cluster, ['etcd', 'external', name])),
  );
  return files.flatMap((file) => (file ? [file.replace(/\/[^/]*$/, '')] : []));
}

/** Both where a path leads and where it climbs up from must be there. */
function isSeen(path: string, seen: readonly string[]): boolean {
  const climbedFrom = path.split('/../')[0] ?? path;
  return [path, climbedFrom].every((place) =>
    seen.some((folder) => posix.join('/', place, '/').startsWith(posix.join('/', folder, '/'))),
  );
}

/** A folder or file of the host in the container of kube-apiserver. */
export interface ApiServerMount {
  readonly mountPath: string;
  readonly isReadOnly: boolean;
  readonly pathType: string;
}

/** Of a ClusterConfiguration. Source: kubeadm phases/controlplane/volumes.go. */
export function apiServerMounts(cluster: JsonObject): ApiServerMount[] {
  const certificates = textField(cluster, 'certificatesDir') || KUBEADM_DEFAULTS.certificatesDir;
  const extra = asList(valueAt(cluster, ['apiServer', 'extraVolumes'])).filter(isObject);
  const own = [
    { name: 'k8s-certs', mountPath: certificates },
    { name: 'ca-certs', mountPath: '/etc/ssl/certs' },
  ].filter(({ name }) => extra.every((volume) => volume.name !== name));
  return [
    ...own.map(({ mountPath }) => ({ mountPath, isReadOnly: true, pathType: '' })),
    ...extra.map((volume) => ({
      mountPath: asText(volume.mountPath) ?? '',
      isReadOnly: volume.readOnly === true,
      pathType: asText(volume.pathType) ?? '',
    })),
  ];
}

/** The mount that a path of the container is on: the innermost one. */
export function mountOf(
  path: string,
  mounts: readonly ApiServerMount[],
): ApiServerMount | undefined {
  const inside = mounts.filter(({ mountPath }) =>
    `${resolved(path)}/`.startsWith(folder(mountPath)),
  );
  return inside.sort((a, b) => b.mountPath.length - a.mountPath.length)[0];
}

/** The component runs in the root folder of its container. */
export const resolved = (path: string): string => posix.resolve('/', path);

const folder = (mountPath: string): string => posix.join('/', mountPath, '/');
