import type { ClusterModel } from './cluster-model';
import { kubeletFlags } from './component-arguments';
import { lastAsRead } from './component-flags';
import type { Json } from './document';
import { withArguments } from './kubelet-arguments';
import { type At, at } from './located';
import type { NodePlan } from './node-plan';

/** A field of KubeletConfiguration, and the flag that stands over it. */
export interface KubeletField {
  readonly field: string;
  readonly flag: string;
}

/** What one kubelet, or all that share a file, go by. */
export interface KubeletSetting {
  readonly value: Json;
  readonly at: At;
  /** Of the flag or of the field. */
  readonly name: string;
}

export interface KubeletSettings {
  /** Of each node that has an argument for it, then of the files, where a node goes by them. */
  readonly given: readonly KubeletSetting[];
  /** Where a kubelet would read it that is left to the default; undefined when the plan shows no place. */
  readonly missing: ReadonlyArray<At | undefined>;
}

type Kubelets = Pick<ClusterModel, 'componentConfigs' | 'nodes' | 'versions'>;

export function kubeletSettings(kubelets: Kubelets, field: KubeletField): KubeletSettings {
  const { componentConfigs, nodes, versions } = kubelets;
  const byArgument = nodes.flatMap((node) => settingOf(node, field, versions.minor));
  if (nodes.length > 0 && byArgument.length === nodes.length) {
    return { given: byArgument, missing: [] };
  }
  const places = componentConfigs
    .filter(({ component }) => component === 'kubelet')
    .map(({ value, source }) => ({
      value: value[field.field] ?? null,
      at: at(source, field.field),
      name: field.field,
    }));
  const isGiven = ({ value }: KubeletSetting) => value !== null;
  const missing = places.filter((place) => !isGiven(place)).map((place) => place.at);
  return {
    given: [...byArgument, ...places.filter(isGiven)],
    missing: places.length > 0 ? missing : [undefined],
  };
}

function settingOf(node: NodePlan, { field, flag }: KubeletField, minor: number): KubeletSetting[] {
  const flags = kubeletFlags(node);
  const given = lastAsRead(flags, flag);
  const value = given && withArguments({}, flags, minor)[field];
  return given && value !== undefined ? [{ value, at: given.at, name: flag }] : [];
}
