import { isObject, type JsonObject } from '../../model/document';
import { textField } from '../../model/type-meta';

/** The kubeadm documents that one control-plane node reads, or gets from the cluster it joins. */
export interface KubeadmDocuments {
  readonly init: JsonObject | undefined;
  readonly cluster: JsonObject | undefined;
  readonly join: JsonObject | undefined;
}

/** Sorts documents by kind; what is not for kubeadm is passed over. */
export function sortDocuments(documents: readonly JsonObject[]): KubeadmDocuments {
  const find = (kind: string) =>
    documents.find((document) => document.kind === kind && isForKubeadm(document));
  return {
    init: find('InitConfiguration'),
    cluster: find('ClusterConfiguration'),
    join: find('JoinConfiguration'),
  };
}

/** A node joins when it brings a JoinConfiguration and nothing to start a cluster with. */
export const isJoining = ({ init, join }: KubeadmDocuments): boolean =>
  init === undefined && join !== undefined;

export const joinsControlPlane = (documents: KubeadmDocuments): boolean =>
  isObject(documents.join?.controlPlane);

export const isV1beta3 = (document: JsonObject | undefined): boolean =>
  document !== undefined && textField(document, 'apiVersion').endsWith('/v1beta3');

const isForKubeadm = (document: JsonObject): boolean =>
  textField(document, 'apiVersion').startsWith('kubeadm.k8s.io/');
