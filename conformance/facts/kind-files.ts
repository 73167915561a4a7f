import { releaseOf } from '../binaries/releases';
import type { Dump } from './dump';
import { mergeGroup } from './merge';
import type { FactFile } from './sources';

/** What kubeadm reads and writes again: there it matters when Go writes a field. */
const KUBEADM_KINDS = {
  'kubeadm-v1beta3': 'kubeadm.k8s.io/v1beta3',
  'kubeadm-v1beta4': 'kubeadm.k8s.io/v1beta4',
  'kubelet-v1beta1': 'kubelet.config.k8s.io/v1beta1',
  'kube-proxy-v1alpha1': 'kubeproxy.config.k8s.io/v1alpha1',
};

const API_SERVER_KINDS = {
  'core-v1': 'v1',
  'apps-v1': 'apps/v1',
  'autoscaling-v1': 'autoscaling/v1',
  'autoscaling-v2': 'autoscaling/v2',
  'batch-v1': 'batch/v1',
  'discovery-v1': 'discovery.k8s.io/v1',
  'networking-v1': 'networking.k8s.io/v1',
  'node-v1': 'node.k8s.io/v1',
  'policy-v1': 'policy/v1',
  'rbac-v1': 'rbac.authorization.k8s.io/v1',
  'scheduling-v1': 'scheduling.k8s.io/v1',
  'storage-v1': 'storage.k8s.io/v1',
};

/** What the API server and the scheduler read out of files of their own. */
const FILE_KINDS = {
  'apiserver-config-v1': 'apiserver.config.k8s.io/v1',
  'apiserver-config-v1beta1': 'apiserver.config.k8s.io/v1beta1',
  'apiserver-config-v1alpha1': 'apiserver.config.k8s.io/v1alpha1',
  'apiserver-v1beta1': 'apiserver.k8s.io/v1beta1',
  'apiserver-v1alpha1': 'apiserver.k8s.io/v1alpha1',
  'audit-v1': 'audit.k8s.io/v1',
  'event-rate-limit-v1alpha1': 'eventratelimit.admission.k8s.io/v1alpha1',
  'pod-security-v1': 'pod-security.admission.config.k8s.io/v1',
  'pod-security-v1beta1': 'pod-security.admission.config.k8s.io/v1beta1',
  'pod-security-v1alpha1': 'pod-security.admission.config.k8s.io/v1alpha1',
  'scheduler-v1': 'kubescheduler.config.k8s.io/v1',
  'scheduler-v1beta3': 'kubescheduler.config.k8s.io/v1beta3',
};

/** Fields and types of every kind, when Go writes them, and how patches of pods are merged. */
export const schemaFiles = (dumps: readonly Dump[]): FactFile[] => [
  ...Object.entries({ ...KUBEADM_KINDS, ...API_SERVER_KINDS, ...FILE_KINDS }).map(
    ([name, apiVersion]) => factFile(name, mergeGroup(apiVersion, dumps, 'types')),
  ),
  ...Object.entries({ ...KUBEADM_KINDS, 'core-v1': 'v1' }).map(([name, apiVersion]) =>
    factFile(`${name}-presence`, mergeGroup(apiVersion, dumps, 'presence')),
  ),
  factFile('core-v1-merge', mergeGroup('v1', dumps, 'merge')),
];

export function imagesFile(dumps: readonly Dump[]): FactFile {
  const entries = dumps.map(({ minor, images }) => [
    minor,
    { kubeadm: releaseOf(minor).version, ...images },
  ]);
  return factFile('images', Object.fromEntries(entries));
}

/** What kubeadm installs, oldest first. */
export function etcdReleasesOf(dumps: readonly Dump[]): string[] {
  const tags = dumps.flatMap(({ images }) => [images.etcd, ...Object.values(images.etcdFor)]);
  const releases = new Set(tags.map((tag) => tag.replace(/-\d+$/, '')));
  return [...releases].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

const factFile = (name: string, table: object): FactFile => [
  `lib/k8s/facts/${name}.json`,
  serialize(table),
];

/** One type or one release a line: small to read, and a diff shows what changed. */
function serialize(table: object): string {
  const lines = Object.entries(table).map(([key, value]) =>
    key === 'types'
      ? `"types":{\n${linesOf(value)}\n}`
      : `${JSON.stringify(key)}:${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}

function linesOf(table: object): string {
  const lines = Object.entries(table).map((entry) => entry.map((x) => JSON.stringify(x)).join(':'));
  return lines.join(',\n');
}
