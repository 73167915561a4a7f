import type { SchemaFile } from './schema-table';

/** Image tags that one kubeadm release writes into manifests. */
export interface ImageVersions {
  /** The kubeadm patch release that was read. */
  readonly kubeadm: string;
  readonly etcd: string;
  /** The etcd tag by Kubernetes minor, where the cluster's minor is not kubeadm's own. */
  readonly etcdFor: Readonly<Record<string, string>>;
  readonly coredns: string;
  readonly pause: string;
}

/** Literal paths, so that bundlers see them; `require`, so that only what is asked for is read. */
const files: Readonly<Record<string, () => unknown>> = {
  'kubeadm.k8s.io/v1beta3': () => require('./kubeadm-v1beta3.json'),
  'kubeadm.k8s.io/v1beta4': () => require('./kubeadm-v1beta4.json'),
  'kubelet.config.k8s.io/v1beta1': () => require('./kubelet-v1beta1.json'),
  'kubeproxy.config.k8s.io/v1alpha1': () => require('./kube-proxy-v1alpha1.json'),
  v1: () => require('./core-v1.json'),
};

/** Every apiVersion that has a table. */
export const TABLES: readonly string[] = Object.keys(files);

/** When Go writes the fields of what kubeadm reads and writes again. */
const presences: typeof files = {
  'kubeadm.k8s.io/v1beta3': () => require('./kubeadm-v1beta3-presence.json'),
  'kubeadm.k8s.io/v1beta4': () => require('./kubeadm-v1beta4-presence.json'),
  'kubelet.config.k8s.io/v1beta1': () => require('./kubelet-v1beta1-presence.json'),
  'kubeproxy.config.k8s.io/v1alpha1': () => require('./kube-proxy-v1alpha1-presence.json'),
};

/** The table of an apiVersion, read at the first call; undefined for a group without one. */
export function loadSchema(apiVersion: string): SchemaFile | undefined {
  return files[apiVersion]?.() as SchemaFile | undefined;
}

/** Like `loadSchema`, with a word of `Presence` for each field. */
export function loadPresence(apiVersion: string): SchemaFile | undefined {
  return presences[apiVersion]?.() as SchemaFile | undefined;
}

/** Image versions of the pinned kubeadm of `minor`. */
export function loadImageVersions(minor: number): ImageVersions | undefined {
  return (require('./images.json') as Record<string, ImageVersions>)[minor];
}
