import { isObject, type JsonObject } from '../../model/document';
import { groupOf, textField } from '../../model/type-meta';

/** The documents that one node's kubeadm reads, or gets from the cluster the node joins. */
export interface KubeadmDocuments {
  readonly init: JsonObject | undefined;
  readonly cluster: JsonObject | undefined;
  readonly join: JsonObject | undefined;
  readonly kubelet: JsonObject | undefined;
  readonly kubeProxy: JsonObject | undefined;
}

/** Sorts documents by group and kind; what is not for kubeadm is passed over. */
export function sortDocuments(documents: readonly JsonObject[]): KubeadmDocuments {
  const find = (group: string, kind: string) =>
    documents.find(
      (document) => document.kind === kind && groupOf(textField(document, 'apiVersion')) === group,
    );
  return {
    init: find('kubeadm.k8s.io', 'InitConfiguration'),
    cluster: find('kubeadm.k8s.io', 'ClusterConfiguration'),
    join: find('kubeadm.k8s.io', 'JoinConfiguration'),
    kubelet: find('kubelet.config.k8s.io', 'KubeletConfiguration'),
    kubeProxy: find('kubeproxy.config.k8s.io', 'KubeProxyConfiguration'),
  };
}

/** A node joins when it brings a JoinConfiguration and nothing to start a cluster with. */
export const isJoining = ({ init, join }: KubeadmDocuments): boolean =>
  init === undefined && join !== undefined;

export const isWorker = (documents: KubeadmDocuments): boolean =>
  isJoining(documents) && !isObject(documents.join?.controlPlane);

export const isV1beta3 = (document: JsonObject | undefined): boolean =>
  document !== undefined && textField(document, 'apiVersion').endsWith('/v1beta3');
