import { type FlaggedComponent, KnownFlags } from '../k8s/component-flags';
import { loadImageVersions } from '../k8s/facts/load';
import type { ClusterModel } from './cluster-model';
import { type ComponentArguments, componentArguments } from './component-arguments';
import { valueAt } from './document';
import type { Flag } from './flags';
import type { Located } from './located';

/** The extra arguments of one component whose release is known. */
export interface CommandLine extends Omit<ComponentArguments, 'flags'> {
  readonly known: KnownFlags;
  readonly args: readonly ParsedArgument[];
}

/** One extra argument, cut and named as the parser of its component does it. */
export interface ParsedArgument extends Flag {
  readonly written: Located<Flag>;
}

export type CommandLineSource = Pick<
  ClusterModel,
  'controlPlane' | 'kubeadmFiles' | 'nodes' | 'versions'
>;

export function commandLines(model: CommandLineSource): CommandLine[] {
  const written = componentArguments(model.controlPlane, model.nodes);
  return written.flatMap(({ component, judge, flags: { flags } }) => {
    const known = flags.length > 0 ? knownFlags(component, model) : undefined;
    if (!known) return [];
    const args = flags.map((flag) => ({ ...parse(component, flag.value), written: flag }));
    return [{ component, judge, known, args }];
  });
}

export function knownFlags(
  component: FlaggedComponent,
  model: CommandLineSource,
): KnownFlags | undefined {
  if (component !== 'etcd') return KnownFlags.ofMinor(component, model.versions.minor);
  const version = etcdVersion(model);
  return version === undefined ? undefined : KnownFlags.ofEtcd(version);
}

/** What the image's tag says; kubeadm's own choice where nobody names one. */
export function etcdVersion({ kubeadmFiles, versions }: CommandLineSource): string | undefined {
  const cluster = kubeadmFiles.find((file) => file.cluster)?.cluster?.value ?? {};
  const tag = valueAt(cluster, ['etcd', 'local', 'imageTag']);
  const images = loadImageVersions(versions.kubeadmMinor);
  const chosen = tag || images?.etcdFor[versions.minor] || images?.etcd;
  return typeof chosen === 'string' ? /^v?(\d+\.\d+\.\d+)/.exec(chosen)?.[1] : undefined;
}

/** kubeadm writes `--name=value`. Parsers cut at the first `=`; pflag reads `_` in a name as `-`. */
function parse(component: FlaggedComponent, { name, value }: Flag): Flag {
  const cut = name.indexOf('=');
  const bare = cut < 0 ? name : name.slice(0, cut);
  return {
    name: component === 'etcd' ? bare : bare.replaceAll('_', '-'),
    value: cut < 0 ? value : `${name.slice(cut + 1)}=${value}`,
  };
}
