import type { Contract } from '../k8s/contract';
import { isObject } from './document';
import type { KubeadmFile } from './kubeadm-file';
import { fieldOf, type JudgedField, judgedDocuments, textsOf } from './kubeadm-reading';

/** Where the API servers of the nodes listen, as written. */
export interface EntryPoints {
  readonly addresses: readonly JudgedField<string>[];
  readonly ports: readonly JudgedField[];
}

/** `localAPIEndpoint` of every control plane: on top of an InitConfiguration, below `controlPlane` of a join. */
export function entryPoints(files: readonly KubeadmFile[], kubeadm: Contract): EntryPoints {
  const inits = judgedDocuments(files, 'init', kubeadm).map((document) =>
    fieldOf(document, 'localAPIEndpoint'),
  );
  const joins = controlPlanesOf(files, kubeadm).map((field) => fieldOf(field, 'localAPIEndpoint'));
  const endpoints = [...inits, ...joins];
  return {
    addresses: textsOf(endpoints.map((endpoint) => fieldOf(endpoint, 'advertiseAddress'))),
    ports: endpoints.map((endpoint) => fieldOf(endpoint, 'bindPort')),
  };
}

/** `controlPlane` of the joins that have one. */
export const controlPlanesOf = (files: readonly KubeadmFile[], kubeadm: Contract): JudgedField[] =>
  judgedDocuments(files, 'join', kubeadm)
    .map((document) => fieldOf(document, 'controlPlane'))
    .filter((field) => isObject(field.value));

/** `nodeRegistration` of every Init- and JoinConfiguration. */
export const registrationsOf = (files: readonly KubeadmFile[], kubeadm: Contract): JudgedField[] =>
  (['init', 'join'] as const)
    .flatMap((kind) => judgedDocuments(files, kind, kubeadm))
    .map((document) => fieldOf(document, 'nodeRegistration'));
