import type { Path } from '../diag/path';
import { isObject, type Json, type JsonObject, type Source, valueAt } from './document';
import type { InputFile } from './input-file';
import type { KubeadmFile } from './kubeadm-file';
import { at, type Located } from './located';
import type { NodePlan } from './node-plan';
import { nodesOfFile } from './nodes-of-file';

/** A configuration file of containerd: TOML, or the same as YAML or JSON. */
export interface ContainerdFile {
  readonly name: string;
  readonly value: JsonObject;
  readonly source: Source;
  /** `version` of the file; 1 where it says none; undefined where it is no number. */
  readonly version: number | undefined;
  /** The nodes that read it: those whose folder it lies in, else all. */
  readonly nodes: readonly NodePlan[];
  /** Nobody adds to it: what it does not say has the default of containerd. */
  readonly isWhole: boolean;
}

export function parseContainerdFiles(
  inputs: readonly InputFile[],
  nodes: readonly NodePlan[],
  kubeadmFiles: readonly KubeadmFile[],
): ContainerdFile[] {
  const documents = inputs.flatMap(({ name, chunks }) =>
    NAME.test(name) ? chunks.flatMap(({ document }) => (document ? [{ name, document }] : [])) : [],
  );
  return documents.flatMap(({ name, document: { value, source } }): ContainerdFile[] => {
    if (!isObject(value) || !isContainerdConfig(value)) return [];
    const imports = Array.isArray(value.imports) && value.imports.length > 0;
    const isWhole = documents.length === 1 && !imports && /(^|\/)config\.\w+$/.test(name);
    const version = versionOf(value.version);
    return [
      { name, value, source, version, nodes: nodesOfFile(name, nodes, kubeadmFiles), isWhole },
    ];
  });
}

/** `config.toml`, a drop-in of it, or their twins in YAML and JSON. */
const NAME = /\.toml$|(^|\/)containerd[^/]*(\/.*)?\.(ya?ml|json)$/;

export const isContainerdConfig = (value: JsonObject): boolean =>
  !('apiVersion' in value) &&
  (['plugins', 'grpc'].some((table) => isObject(value[table])) ||
    ['disabled_plugins', 'required_plugins'].some((list) => list in value));

const versionOf = (version: Json | undefined): number | undefined => {
  if (version === undefined || version === 0) return 1;
  return typeof version === 'number' && Number.isInteger(version) ? version : undefined;
};

/** The table of the CRI plugin under the name that a version of the file has for it. */
export const CRI_TABLES = {
  runtime: ['io.containerd.cri.v1.runtime', 'io.containerd.grpc.v1.cri', 'cri'],
  images: ['io.containerd.cri.v1.images', 'io.containerd.grpc.v1.cri', 'cri'],
} as const;

/** What containerd goes by, in any of the tables that a containerd of today reads. */
export function criSetting(
  { value, source }: ContainerdFile,
  part: keyof typeof CRI_TABLES,
  path: Path,
): Located<Json> | undefined {
  for (const table of CRI_TABLES[part]) {
    const whole = ['plugins', table, ...path];
    const found = valueAt(value, whole);
    if (found !== undefined) return { value: found, at: at(source, ...whole), origin: 'given' };
  }
  return undefined;
}

/** The options of the runtime that pods get when they ask for none. */
export function systemdCgroup(file: ContainerdFile): Located<Json> | undefined {
  const chosen = criSetting(file, 'runtime', ['containerd', 'default_runtime_name'])?.value;
  const runtime = typeof chosen === 'string' && chosen !== '' ? chosen : 'runc';
  const path = ['containerd', 'runtimes', runtime, 'options', 'SystemdCgroup'];
  return criSetting(file, 'runtime', path);
}

export const sandboxImage = (file: ContainerdFile): Located<Json> | undefined =>
  criSetting(file, 'images', ['pinned_images', 'sandbox']) ??
  criSetting(file, 'images', ['sandbox_image']);
