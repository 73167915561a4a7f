import { FILE_KINDS, newestFileVersion } from '../../k8s/component-files';
import type { JsonObject } from '../../model/document';
import type { Flag, HostPathVolume } from '../kubeadm/hub';
import { serializeDocuments } from '../kubeadm/serialize-documents';

/** The kinds of files that a program can give to a component, and what they are called on the node. */
const NAMES = {
  AdmissionConfiguration: 'admission',
  AuthenticationConfiguration: 'authentication',
  AuthorizationConfiguration: 'authorization',
  EgressSelectorConfiguration: 'egress-selector',
  EncryptionConfiguration: 'encryption',
  KubeSchedulerConfiguration: 'scheduler',
  Policy: 'audit-policy',
  TracingConfiguration: 'tracing',
} as const;

export type WrittenFileKind = keyof typeof NAMES;

/** A file of a component as a program declares it; apiVersion and kind are added on output. */
export interface ComponentFileHub {
  readonly kind: WrittenFileKind;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** One file, where it lies on every control plane, and the argument that names it. */
export interface WrittenComponentFile {
  /** Absolute, on the node as in the container. */
  readonly path: string;
  readonly document: JsonObject;
  readonly content: string;
  readonly flag: Flag;
}

const FOLDER = '/etc/kubernetes/component-files';

/** In the newest version that the release reads. */
export function renderComponentFile(
  { kind, settings }: ComponentFileHub,
  minor: number,
): WrittenComponentFile {
  const apiVersion = newestFileVersion(kind, minor);
  const document = { apiVersion, kind, ...settings } as JsonObject;
  return writtenAs(NAMES[kind], document, FILE_KINDS[kind]?.flag ?? '');
}

/** A document that lies on every control plane as `name`, and the argument that says so. */
export function writtenAs(name: string, document: JsonObject, flag: string): WrittenComponentFile {
  const path = `${FOLDER}/${name}.yaml`;
  return {
    path,
    document,
    content: serializeDocuments([document]),
    flag: { name: flag, value: path },
  };
}

/** The component runs in a container: it sees its file by this volume only. */
export const volumeOf = ({ path }: WrittenComponentFile): HostPathVolume => ({
  name: path.slice(FOLDER.length + 1).replace('.yaml', '-file'),
  hostPath: path,
  mountPath: path,
  readOnly: true,
  pathType: 'File',
});
