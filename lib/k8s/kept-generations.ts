import type { Contract } from './contract';

/** By group. Of other kinds, custom ones too, kube-apiserver counts from 1, whatever is written [run]. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  '': [
    ...['ConfigMap', 'Endpoints', 'Namespace', 'Node', 'PersistentVolume', 'PersistentVolumeClaim'],
    ...['Secret', 'Service', 'ServiceAccount'],
  ],
  'apiregistration.k8s.io': ['APIService'],
  'coordination.k8s.io': ['Lease'],
  'networking.k8s.io': ['IPAddress', 'ServiceCIDR'],
  'node.k8s.io': ['RuntimeClass'],
  'rbac.authorization.k8s.io': ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'],
  'storage.k8s.io': ['StorageClass'],
};

/** Whether kube-apiserver reads `metadata.generation` of a new object of the kind. */
export function keepsGeneration(group: string, kind: string, cluster: Contract): boolean {
  if (group === '' && kind === 'Pod') return !cluster.podGenerationsAreCounted;
  if (group === 'autoscaling') return !cluster.autoscalerGenerationsAreCounted;
  return KEPT[group]?.includes(kind) === true;
}
