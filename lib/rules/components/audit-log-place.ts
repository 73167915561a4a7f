import { lastAsRead } from '../../model/component-flags';
import { isForInit } from '../../model/kubeadm-file';
import {
  type ApiServerMount,
  apiServerMounts,
  mountOf,
  resolved,
} from '../../model/static-pod-mounts';
import { flagSide } from '../flag-side';
import { defineRule } from '../rule';
import { withArgument } from './argument-example';

const FLAG = 'audit-log-path';

interface Place {
  readonly path: string;
  readonly mountPath: string;
}

const logAt = (path: string, ...volume: readonly string[]): string =>
  [
    withArgument('apiServer', FLAG, path).trimEnd(),
    '    - name: audit-policy-file',
    '      value: /etc/kubernetes/pki/audit.yaml',
    ...(volume.length === 0 ? [] : ['  extraVolumes:', '    - name: audit-log', ...volume]),
    '',
  ].join('\n');

const HOST = '      hostPath: /var/log/kubernetes';
const MOUNT = '      mountPath: /var/log/kubernetes';

export const auditLogPlace = defineRule({
  code: 'NET755',
  name: 'audit-log-place',
  severity: 'error',
  reads: ['controlPlane', 'kubeadmFiles'],
  docs: {
    summary: 'The audit log must be a file in a folder of the host that kube-apiserver may write.',
    why: 'kube-apiserver opens the log when it starts, and exits if it cannot. A log in no volume is one of the container: it goes with it at the next restart.',
    since: '0.1.0',
    source:
      'apiserver pkg/server/options/audit.go (ensureLogFile), kubeadm phases/controlplane/volumes.go [run]',
    whenToIgnore:
      'The note: when something else carries the log away, or the webhook is what counts.',
  },
  findings: {
    readOnly: ({ path, mountPath }: Place) => ({
      what: `${FLAG} ${path} is in ${mountPath}, which the container may only read`,
      fix: `put the log elsewhere, such as ${DEFAULT}, and add to extraVolumes: hostPath and mountPath ${FOLDER}, pathType: DirectoryOrCreate`,
    }),
    folder: ({ path }: Place) => ({
      what: `${FLAG} ${path} is a folder`,
      fix: `write ${resolved(`${path}/audit.log`)}`,
    }),
    lost: ({ path }: Place) => ({
      what: `${FLAG} ${path} is in no volume: the log goes with the container`,
      fix: `add to extraVolumes: hostPath and mountPath ${folderOf(path)}, pathType: DirectoryOrCreate`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'the log of the container', text: logAt('-') },
      {
        title: 'a folder of the host',
        text: logAt('/var/log/kubernetes/audit.log', HOST, MOUNT),
      },
      {
        title: 'a file of the host',
        text: logAt('/var/log/kubernetes', HOST, MOUNT, '      pathType: FileOrCreate'),
      },
    ],
    invalid: [
      { title: 'beside the certificates', text: logAt('/etc/kubernetes/pki/audit.log') },
      {
        title: 'a volume that is read only',
        text: logAt('/var/log/kubernetes/audit.log', HOST, MOUNT, '      readOnly: true'),
      },
      {
        title: 'a folder',
        text: logAt('/var/log/kubernetes/', HOST, MOUNT, '      pathType: DirectoryOrCreate'),
      },
      { title: 'a log of the container that nobody sees', text: logAt('/var/log/audit.log') },
    ],
  }),
  check({ controlPlane, kubeadmFiles }, report) {
    const cluster = kubeadmFiles.find((file) => isForInit(file) && file.cluster)?.cluster?.value;
    const given = lastAsRead(controlPlane.apiServer, FLAG);
    if (!cluster || !given?.value || given.value === '-') return;
    const path = given.value;
    const mount = mountOf(path, apiServerMounts(cluster));
    const facts = { path, mountPath: mount?.mountPath ?? '' };
    const problem = problemOf(path, mount);
    if (!problem) return;
    report(problem, facts, {
      at: flagSide(FLAG, given),
      data: { ...facts },
      ...(problem === 'lost'
        ? { severity: 'info', breaks: 'kube-apiserver: begins with an empty log at each restart' }
        : { refusedBy: ['apiserver-start'] }),
    });
  },
});

const FOLDER = '/var/log/kubernetes';
const DEFAULT = `${FOLDER}/audit.log`;

const folderOf = (path: string): string => resolved(`${path}/..`);

function problemOf(
  path: string,
  mount: ApiServerMount | undefined,
): 'folder' | 'readOnly' | 'lost' | undefined {
  if (/(?:^|\/)\.{0,2}$/.test(path) || isFolder(path, mount)) return 'folder';
  if (!mount) return 'lost';
  return mount.isReadOnly ? 'readOnly' : undefined;
}

const isFolder = (path: string, mount: ApiServerMount | undefined): boolean =>
  mount !== undefined &&
  resolved(path) === resolved(mount.mountPath) &&
  /^Directory/.test(mount.pathType);
