import { KUBE_PROXY_GROUP, KUBEADM_GROUP, KUBELET_GROUP } from '../k8s/kubeadm-apis';
import { isObject, type JsonObject, type Source, type SourceDocument } from './document';
import { goField } from './go-fields';
import type { InputFile } from './input-file';
import { isMeantForKubeadm } from './meant-for-kubeadm';
import { groupOf, headField } from './type-meta';

/** One document of a file that kubeadm reads. */
export interface KubeadmDocument extends SourceDocument {
  readonly value: JsonObject;
  readonly source: Source;
  readonly group: string;
  /** `v1beta4` of `kubeadm.k8s.io/v1beta4`. */
  readonly version: string;
  readonly kind: string;
  readonly chunkIndex: number;
}

/** A file with at least one document that is meant for kubeadm, as kubeadm sees it. */
export interface KubeadmFile {
  readonly name: string;
  readonly input: InputFile;
  /** Every document in order, those that kubeadm does not read included. */
  readonly documents: readonly KubeadmDocument[];
  readonly init: KubeadmDocument | undefined;
  readonly cluster: KubeadmDocument | undefined;
  readonly join: KubeadmDocument | undefined;
  readonly reset: KubeadmDocument | undefined;
  readonly upgrade: KubeadmDocument | undefined;
  readonly kubelet: KubeadmDocument | undefined;
  readonly kubeProxy: KubeadmDocument | undefined;
}

/** True when the file has something for `kubeadm init`. */
export const isForInit = (file: KubeadmFile): boolean =>
  file.init !== undefined || file.cluster !== undefined;

/** Undefined when nothing in the file is addressed to kubeadm, as in files of ten thousand Services. */
export function parseKubeadmFile(input: InputFile): KubeadmFile | undefined {
  if (!input.chunks.some(({ document }) => isMeantForKubeadm(document?.value))) return undefined;
  const documents = input.chunks.flatMap((chunk) =>
    chunk.document ? [asKubeadmDocument(chunk.document, chunk.index)].filter(isPresent) : [],
  );
  const find = (group: string, kind: string) =>
    documents.find((document) => document.group === group && document.kind === kind);
  return {
    name: input.name,
    input,
    documents,
    init: find(KUBEADM_GROUP, 'InitConfiguration'),
    cluster: find(KUBEADM_GROUP, 'ClusterConfiguration'),
    join: find(KUBEADM_GROUP, 'JoinConfiguration'),
    reset: find(KUBEADM_GROUP, 'ResetConfiguration'),
    upgrade: find(KUBEADM_GROUP, 'UpgradeConfiguration'),
    kubelet: find(KUBELET_GROUP, 'KubeletConfiguration'),
    kubeProxy: find(KUBE_PROXY_GROUP, 'KubeProxyConfiguration'),
  };
}

const isPresent = <T>(value: T | undefined): value is T => value !== undefined;

function asKubeadmDocument(
  document: SourceDocument,
  chunkIndex: number,
): KubeadmDocument | undefined {
  if (!isObject(document.value)) return undefined;
  const value = document.value;
  const apiVersion = headField(value, 'apiVersion');
  return {
    value,
    source: document.source,
    group: groupOf(apiVersion),
    version: apiVersion.slice(apiVersion.indexOf('/') + 1),
    kind: kindOf(value),
    chunkIndex,
  };
}

/** kubeadm reads the kind with a decoder that makes a text of `5` and `true`, from `Kind` as well. */
function kindOf(value: JsonObject): string {
  const kind = goField(value, 'kind')?.value;
  return typeof kind === 'number' || typeof kind === 'boolean'
    ? String(kind)
    : typeof kind === 'string'
      ? kind
      : '';
}
