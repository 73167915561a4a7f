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

type Tables = Readonly<Record<string, () => unknown>>;

/** Literal paths, so that bundlers see them; `require`, so that only what is asked for is read. */
const configurations: Tables = {
  'kubeadm.k8s.io/v1beta3': () => require('./kubeadm-v1beta3.json'),
  'kubeadm.k8s.io/v1beta4': () => require('./kubeadm-v1beta4.json'),
  'kubelet.config.k8s.io/v1beta1': () => require('./kubelet-v1beta1.json'),
  'kubeproxy.config.k8s.io/v1alpha1': () => require('./kube-proxy-v1alpha1.json'),
};

/** Objects of the API server. */
const objects: Tables = {
  v1: () => require('./core-v1.json'),
  'apps/v1': () => require('./apps-v1.json'),
  'autoscaling/v1': () => require('./autoscaling-v1.json'),
  'autoscaling/v2': () => require('./autoscaling-v2.json'),
  'batch/v1': () => require('./batch-v1.json'),
  'discovery.k8s.io/v1': () => require('./discovery-v1.json'),
  'networking.k8s.io/v1': () => require('./networking-v1.json'),
  'node.k8s.io/v1': () => require('./node-v1.json'),
  'policy/v1': () => require('./policy-v1.json'),
  'rbac.authorization.k8s.io/v1': () => require('./rbac-v1.json'),
  'scheduling.k8s.io/v1': () => require('./scheduling-v1.json'),
  'storage.k8s.io/v1': () => require('./storage-v1.json'),
};

/** apiVersions of objects. */
export const OBJECT_TABLES: readonly string[] = Object.keys(objects);

/** What kube-apiserver and kube-scheduler read out of files of their own, and what plugins find in them. */
const componentFiles: Tables = {
  'apiserver.config.k8s.io/v1': () => require('./apiserver-config-v1.json'),
  'apiserver.config.k8s.io/v1beta1': () => require('./apiserver-config-v1beta1.json'),
  'apiserver.config.k8s.io/v1alpha1': () => require('./apiserver-config-v1alpha1.json'),
  'apiserver.k8s.io/v1beta1': () => require('./apiserver-v1beta1.json'),
  'apiserver.k8s.io/v1alpha1': () => require('./apiserver-v1alpha1.json'),
  'audit.k8s.io/v1': () => require('./audit-v1.json'),
  'eventratelimit.admission.k8s.io/v1alpha1': () => require('./event-rate-limit-v1alpha1.json'),
  'kubescheduler.config.k8s.io/v1': () => require('./scheduler-v1.json'),
  'kubescheduler.config.k8s.io/v1beta3': () => require('./scheduler-v1beta3.json'),
  'pod-security.admission.config.k8s.io/v1': () => require('./pod-security-v1.json'),
  'pod-security.admission.config.k8s.io/v1beta1': () => require('./pod-security-v1beta1.json'),
  'pod-security.admission.config.k8s.io/v1alpha1': () => require('./pod-security-v1alpha1.json'),
};

const tables: Tables = { ...configurations, ...objects, ...componentFiles };

/** Every apiVersion of configuration files that has a table. */
export const CONFIGURATION_TABLES: readonly string[] = Object.keys(configurations);

/** When Go writes the fields of what kubeadm reads and writes again. */
const presences: Tables = {
  'kubeadm.k8s.io/v1beta3': () => require('./kubeadm-v1beta3-presence.json'),
  'kubeadm.k8s.io/v1beta4': () => require('./kubeadm-v1beta4-presence.json'),
  'kubelet.config.k8s.io/v1beta1': () => require('./kubelet-v1beta1-presence.json'),
  'kubeproxy.config.k8s.io/v1alpha1': () => require('./kube-proxy-v1alpha1-presence.json'),
  v1: () => require('./core-v1-presence.json'),
};

/** How a strategic merge patch treats the fields of what kubeadm patches. */
const merges: Tables = { v1: () => require('./core-v1-merge.json') };

/** The table of an apiVersion, read at the first call; undefined for a group without one. */
export function loadSchema(apiVersion: string): SchemaFile | undefined {
  return tables[apiVersion]?.() as SchemaFile | undefined;
}

/** Like `loadSchema`, with a word of `Presence` for each field. */
export function loadPresence(apiVersion: string): SchemaFile | undefined {
  return presences[apiVersion]?.() as SchemaFile | undefined;
}

/** Like `loadSchema`, with `merge=name` for a list that is merged by that key. */
export function loadMerge(apiVersion: string): SchemaFile | undefined {
  return merges[apiVersion]?.() as SchemaFile | undefined;
}

/** apiVersion → kind → `cluster` or `namespaced`, as a history: what kube-apiserver lets people create. */
export function loadServedKinds(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return require('./served-kinds.json') as Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Image versions of the pinned kubeadm of `minor`. */
export function loadImageVersions(minor: number): ImageVersions | undefined {
  return (require('./images.json') as Record<string, ImageVersions>)[minor];
}
