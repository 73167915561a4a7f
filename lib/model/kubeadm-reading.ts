import type { Judge } from '../diag/judge';
import type { Contract } from '../k8s/contract';
import { isKnownApi, KUBE_PROXY_GROUP, KUBEADM_GROUP, KUBELET_GROUP } from '../k8s/kubeadm-apis';
import type { Json } from './document';
import { valueAt } from './document';
import { isForInit, type KubeadmDocument, type KubeadmFile } from './kubeadm-file';
import type { At } from './located';

export const VALIDATE: readonly Judge[] = ['kubeadm-validate'];
export const INIT: readonly Judge[] = ['kubeadm-init'];
export const BOTH: readonly Judge[] = ['kubeadm-validate', 'kubeadm-init'];
const NOBODY: readonly Judge[] = [];

/** Who decodes a document into its type, and so refuses a value of the wrong type. */
export function decodersOf(
  file: KubeadmFile,
  document: KubeadmDocument,
  kubeadm: Contract,
): readonly Judge[] {
  if (!isKnownApi(document, kubeadm)) return NOBODY;
  if (document.group === KUBEADM_GROUP) return decodersOfKind(file, document.kind, kubeadm);
  const isComponent = document.group === KUBELET_GROUP || document.group === KUBE_PROXY_GROUP;
  return isComponent && isForInit(file) ? BOTH : NOBODY;
}

/** Beside an InitConfiguration, `config validate` decodes every document there is. */
function decodersOfKind(file: KubeadmFile, kind: string, kubeadm: Contract): readonly Judge[] {
  if (kind === 'ResetConfiguration') return VALIDATE;
  if (kind !== 'UpgradeConfiguration') return BOTH;
  return kubeadm.kubeadmValidatesUpgradeConfiguration || isForInit(file) ? VALIDATE : NOBODY;
}

export type JudgedKind = 'init' | 'cluster' | 'join' | 'reset' | 'upgrade';

/** A place of a document whose value kubeadm checks. */
export interface JudgedField<T = Json | undefined> {
  readonly value: T;
  readonly at: At;
  readonly refusedBy: readonly Judge[];
  readonly document: KubeadmDocument;
}

type Path = readonly (string | number)[];

/** Every document of one kind whose values kubeadm checks. */
export function judgedDocuments(
  files: readonly KubeadmFile[],
  kind: JudgedKind,
  kubeadm: Contract,
): JudgedField<KubeadmDocument['value']>[] {
  return files.flatMap((file) => {
    const document = file[kind];
    if (!document) return [];
    const refusedBy = judgesOf(file, document, kind, kubeadm);
    const at = { source: document.source, path: [] };
    return refusedBy ? [{ value: document.value, at, refusedBy, document }] : [];
  });
}

/** Undefined when nobody checks the values; `[]` is never returned but for an UpgradeConfiguration. */
function judgesOf(
  file: KubeadmFile,
  document: KubeadmDocument,
  kind: JudgedKind,
  kubeadm: Contract,
): readonly Judge[] | undefined {
  const decoders = decodersOf(file, document, kubeadm);
  if (kind !== 'upgrade') return decoders.length > 0 ? decoders : undefined;
  if (!isKnownApi(document, kubeadm)) return undefined;
  return kubeadm.kubeadmValidatesUpgradeConfiguration ? VALIDATE : NOBODY;
}

/** The same field of every such document. */
export const judgedFields = (
  files: readonly KubeadmFile[],
  kind: JudgedKind,
  path: Path,
  kubeadm: Contract,
): JudgedField[] =>
  judgedDocuments(files, kind, kubeadm).map((document) => fieldOf(document, ...path));

/** The value below a place of which kubeadm checks. */
export function fieldOf<T extends Json | undefined>(
  parent: JudgedField<T>,
  ...path: Path
): JudgedField {
  const at = { source: parent.at.source, path: [...parent.at.path, ...path] };
  return { ...parent, value: valueAt(parent.value, path), at };
}

/** The fields that hold a text; kubeadm takes an empty one for unset. */
export const textsOf = (fields: readonly JudgedField[]): JudgedField<string>[] =>
  fields.filter(
    (field): field is JudgedField<string> => typeof field.value === 'string' && field.value !== '',
  );

/** The entries of the fields that hold a list of texts; null is decoded as an empty text. */
export const entriesOf = (fields: readonly JudgedField[]): JudgedField<string>[] =>
  fields.flatMap((field) =>
    Array.isArray(field.value)
      ? field.value.flatMap((entry: Json, index) => {
          const text = entry ?? '';
          return typeof text === 'string' ? [{ ...fieldOf(field, index), value: text }] : [];
        })
      : [],
  );
