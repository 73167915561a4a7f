import type { Contract } from '../k8s/contract';
import { isObject, type JsonObject } from './document';
import type { KubeadmFile } from './kubeadm-file';
import { fieldOf, type JudgedField, judgedDocuments } from './kubeadm-reading';

export type StaticPodName =
  | 'etcd'
  | 'kube-apiserver'
  | 'kube-controller-manager'
  | 'kube-scheduler';

/** Where a ClusterConfiguration holds what it adds to each static pod. */
const SECTIONS: ReadonlyArray<readonly [pod: StaticPodName, ...path: string[]]> = [
  ['kube-apiserver', 'apiServer'],
  ['kube-controller-manager', 'controllerManager'],
  ['kube-scheduler', 'scheduler'],
  ['etcd', 'etcd', 'local'],
];

/** One list that a static pod takes over entry by entry: its extraVolumes, its extraEnvs. */
export interface StaticPodList {
  readonly pod: StaticPodName;
  readonly cluster: JsonObject;
  readonly entries: readonly JudgedField<JsonObject>[];
}

export function staticPodLists(
  files: readonly KubeadmFile[],
  list: 'extraVolumes' | 'extraEnvs',
  kubeadm: Contract,
): StaticPodList[] {
  return judgedDocuments(files, 'cluster', kubeadm).flatMap((cluster) =>
    SECTIONS.map(([pod, ...path]) => ({
      pod,
      cluster: cluster.value,
      entries: objectsIn(fieldOf(cluster, ...path, list)),
    })),
  );
}

/** The entries of a field that holds a list of maps. */
export const objectsIn = (field: JudgedField): JudgedField<JsonObject>[] =>
  Array.isArray(field.value)
    ? field.value.flatMap((value, index) =>
        isObject(value) ? [{ ...fieldOf(field, index), value }] : [],
      )
    : [];
