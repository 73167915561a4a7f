import { isObject, type JsonObject, valueAt } from './document';

/** kubeadm looks into `etcd.local` only when `external` is not set beside it. */
export const hasOnlyLocalEtcd = (cluster: JsonObject): boolean =>
  isObject(valueAt(cluster, ['etcd', 'local'])) &&
  !isObject(valueAt(cluster, ['etcd', 'external']));

export const hasOnlyExternalEtcd = (cluster: JsonObject): boolean =>
  isObject(valueAt(cluster, ['etcd', 'external'])) &&
  !isObject(valueAt(cluster, ['etcd', 'local']));
