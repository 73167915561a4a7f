import { posix } from 'node:path';
import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import { type ComponentArguments, componentArguments } from '../../model/component-arguments';
import { lastAsRead } from '../../model/component-flags';
import { isObject, type JsonObject, valueAt } from '../../model/document';
import { isForInit } from '../../model/kubeadm-file';
import { asList, asText } from '../../model/type-meta';
import { flagSide } from '../flag-side';
import { defineRule } from '../rule';
import { withArgument } from './argument-example';
import { fileFlagsOf } from './file-flags';

interface Unmounted {
  readonly component: string;
  readonly flag: string;
  readonly path: string;
}

export const unmountedFile = defineRule({
  code: 'NET724',
  name: 'unmounted-file',
  severity: 'error',
  reads: ['controlPlane', 'kubeadmFiles', 'versions'],
  docs: {
    summary: 'A file that an extra argument names must come into the container by a volume.',
    why: 'The components of the control plane run in containers that see certificatesDir and little else of the host. kubeadm adds no volume for a file that an extra argument names, so the component does not find it and exits.',
    since: '0.1.0',
    source: 'kubeadm phases/controlplane/volumes.go, phases/etcd/local.go [run]',
  },
  findings: {
    missing: ({ component, flag, path }: Unmounted) => ({
      what: `${flag} names ${path}, which no volume brings into the container of ${component}`,
      fix:
        component === 'etcd'
          ? 'put the file into certificatesDir/etcd'
          : `add to extraVolumes: hostPath: ${path}, mountPath: ${path}, pathType: File`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a file beside the certificates',
        text: withArgument('apiServer', 'audit-policy-file', '/etc/kubernetes/pki/audit.yaml'),
      },
    ],
    invalid: [
      {
        title: 'a file that the container does not see',
        text: withArgument('apiServer', 'audit-policy-file', '/etc/kubernetes/audit.yaml'),
      },
    ],
  }),
  check({ controlPlane, kubeadmFiles, versions }, report) {
    const cluster = kubeadmFiles.find((file) => isForInit(file) && file.cluster)?.cluster?.value;
    if (!cluster) return;
    for (const { component, judge, flags } of componentArguments(controlPlane, [])) {
      if (component === 'kubelet') continue;
      const seen = [...SEEN_BY_ALL, ...mountsOf(component, cluster)];
      for (const flag of fileFlagsOf(component, versions.cluster)) {
        const given = component === 'etcd' ? flags.last(flag) : lastAsRead(flags, flag);
        const path = given?.value ?? '';
        if (!given || path === '' || isSeen(path, seen)) continue;
        const facts = { component, flag, path };
        report('missing', facts, {
          at: flagSide(flag, given),
          refusedBy: [judge],
          data: { ...facts },
        });
      }
    }
  },
});

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

type Contained = Exclude<ComponentArguments['component'], 'kubelet'>;

/** Where the document holds the settings of a component that has volumes. */
const SECTIONS: Readonly<Record<Exclude<Contained, 'etcd'>, string>> = {
  'kube-apiserver': 'apiServer',
  'kube-controller-manager': 'controllerManager',
  'kube-scheduler': 'scheduler',
};

function mountsOf(component: Contained, cluster: JsonObject): string[] {
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
const isSeen = (path: string, seen: readonly string[]): boolean =>
  [path, path.split('/../')[0] ?? path].every((place) =>
    seen.some((folder) => posix.join('/', place, '/').startsWith(posix.join('/', folder, '/'))),
  );
