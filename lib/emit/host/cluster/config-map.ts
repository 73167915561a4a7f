import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../model/document';
import type { Dialect } from '../dialect';

/** A ConfigMap that kubeadm stores in kube-system. */
export interface ConfigMap {
  readonly name: string;
  readonly data: Readonly<Record<string, string>>;
  readonly labels?: JsonObject;
  /** kubeadm signs component configurations that are its own work: it may replace them later. */
  readonly isSigned?: boolean;
}

const HASH_ANNOTATION = 'kubeadm.kubernetes.io/component-config.hash';

/** The object as kubeadm sends it. */
export const renderConfigMap = (map: ConfigMap, dialect: Dialect): JsonObject => ({
  apiVersion: 'v1',
  data: map.data,
  kind: 'ConfigMap',
  metadata: {
    ...(map.isSigned && { annotations: { [HASH_ANNOTATION]: checksumOf(map) } }),
    ...(!dialect.creationTimestampIsOmitted && { creationTimestamp: null }),
    ...(map.labels && { labels: map.labels }),
    name: map.name,
    namespace: 'kube-system',
  },
});

/** `componentconfigs/checksums.go` ChecksumForConfigMap: the values in the order of their keys. */
function checksumOf({ data }: ConfigMap): string {
  const hash = createHash('sha256');
  for (const key of Object.keys(data).sort()) hash.update(data[key] ?? '');
  return `sha256:${hash.digest('hex')}`;
}
