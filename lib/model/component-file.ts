import type { Judge } from '../diag/judge';
import type { Path } from '../diag/path';
import { FILE_GROUPS, FILE_KINDS, type FileKind } from '../k8s/component-files';
import { isObject, type JsonObject, type Source, type SourceDocument, valueAt } from './document';
import type { FlagSet } from './flags';
import type { InputFile } from './input-file';
import type { KubeadmFile } from './kubeadm-file';
import { asList, groupOf, textField } from './type-meta';

/** A document that kube-apiserver or kube-scheduler reads out of a file of its own, or a part of one. */
export interface ComponentFile extends SourceDocument {
  readonly source: Source;
  readonly value: JsonObject;
  readonly apiVersion: string;
  readonly kind: string;
  /** Undefined for a kind that no component reads. */
  readonly read: FileKind | undefined;
  readonly judge: Judge;
  /** Of the component that reads it. */
  readonly minor: number;
  /** The arguments of the pod that reads it out of a ConfigMap: no judge is asked of that. */
  readonly pod?: FlagSet;
  /** Configuration of one plugin inside the file of this kind. */
  readonly within?: string;
  /** A program means its placeholders. */
  readonly isFromProgram: boolean;
}

/** What a scheduler in a pod makes of a file that it does not take. */
export const POD_ENDS = 'kube-scheduler: exits, and its pod restarts over and over';

/** Files for kubeadm are told of elsewhere: there nobody else reads them. */
export function parseComponentFiles(
  inputs: readonly InputFile[],
  kubeadmFiles: readonly KubeadmFile[],
  minor: number,
): ComponentFile[] {
  const forKubeadm = new Set(kubeadmFiles.map(({ input }) => input));
  return inputs.flatMap((input) => {
    if (forKubeadm.has(input)) return [];
    return input.chunks.flatMap(({ document }) => {
      return document
        ? filesIn(document, { minor, isFromProgram: input.origin === 'construct' })
        : [];
    });
  });
}

/** A document for a component, with the parts that have a type of their own. */
export function filesIn(document: SourceDocument, reading: Reading): ComponentFile[] {
  const file = parseFile(document, reading);
  return file ? [file, ...nestedFiles(file)] : [];
}

type Reading = Pick<ComponentFile, 'isFromProgram' | 'minor' | 'pod'>;

/** An older document calls it so, and it is still read. Source: apiserver apis/apiserver/v1/register.go. */
const FORMER_KIND = 'EncryptionConfig';

export const isComponentFile = (value: JsonObject): boolean =>
  FILE_GROUPS.includes(groupOf(textField(value, 'apiVersion'))) || isFormer(value);

const isFormer = (value: JsonObject): boolean =>
  value.kind === FORMER_KIND && value.apiVersion === 'v1';

function parseFile({ value, source }: SourceDocument, reading: Reading): ComponentFile | undefined {
  if (!isObject(value) || !isComponentFile(value)) return undefined;
  const apiVersion = isFormer(value)
    ? 'apiserver.config.k8s.io/v1'
    : textField(value, 'apiVersion');
  const kind = isFormer(value) ? 'EncryptionConfiguration' : textField(value, 'kind');
  const read = Object.hasOwn(FILE_KINDS, kind) ? FILE_KINDS[kind] : undefined;
  const isForScheduler = groupOf(apiVersion) === 'kubescheduler.config.k8s.io';
  const judge = isForScheduler ? 'scheduler-start' : 'apiserver-start';
  return { value, source, apiVersion, kind, read, judge, ...reading };
}

/** Configurations of plugins that have a type of their own. */
function nestedFiles(file: ComponentFile): ComponentFile[] {
  if (file.kind === 'AdmissionConfiguration') return podSecurityOf(file);
  return file.kind === 'KubeSchedulerConfiguration' ? pluginArgumentsOf(file) : [];
}

/** The first configuration of a plugin is the one it gets; PodSecurity runs in every API server. */
function podSecurityOf(file: ComponentFile): ComponentFile[] {
  const plugins = asList(file.value.plugins);
  const index = plugins.findIndex((plugin) => isObject(plugin) && plugin.name === 'PodSecurity');
  const value = valueAt(file.value, ['plugins', index, 'configuration']);
  if (!isObject(value)) return [];
  const head = { apiVersion: textField(value, 'apiVersion'), kind: textField(value, 'kind') };
  return [part(file, { ...head, value, path: ['plugins', index, 'configuration'] })];
}

/** What the file does not say, the scheduler takes from the name of the plugin. */
function pluginArgumentsOf(file: ComponentFile): ComponentFile[] {
  return asList(file.value.profiles).flatMap((profile, index) => {
    const configs = isObject(profile) ? asList(profile.pluginConfig) : [];
    return configs.flatMap((config, at) => {
      if (!isObject(config) || !isObject(config.args)) return [];
      const path = ['profiles', index, 'pluginConfig', at, 'args'];
      const kind = `${textField(config, 'name')}Args`;
      const { apiVersion } = file;
      return [part(file, { apiVersion, kind, value: config.args, path })];
    });
  });
}

interface Part extends Pick<ComponentFile, 'apiVersion' | 'kind' | 'value'> {
  readonly path: Path;
}

const part = (file: ComponentFile, { path, ...head }: Part): ComponentFile => ({
  ...file,
  ...head,
  source: sourceBelow(file.source, path),
  within: file.kind,
});

/** The places of a document inside another one. */
function sourceBelow(source: Source, base: Path): Source {
  const below = (path: Path): Path => [...base, ...path];
  return {
    locate: (path, on) => source.locate(below(path), on),
    originOf: (path) => source.originOf?.(below(path)) ?? 'given',
    rawScalar: (path) => source.rawScalar?.(below(path)),
    exactInteger: (path) => source.exactInteger?.(below(path)),
  };
}
