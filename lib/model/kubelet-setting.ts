import type { ClusterModel } from './cluster-model';
import { kubeletFlags } from './component-arguments';
import { lastAsRead } from './component-flags';
import type { Json } from './document';
import type { Kubelet } from './kubelet';
import { withArguments } from './kubelet-arguments';
import type { At } from './located';
import type { NodePlan } from './node-plan';
import { onlyOnce } from './once';

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

type Kubelets = Pick<ClusterModel, 'kubelets' | 'nodes' | 'versions'>;

export function kubeletSettings(model: Kubelets, field: KubeletField): KubeletSettings {
  const { kubelets, nodes, versions } = model;
  const byArgument = nodes.map((node) => settingOf(node, field, versions.minor));
  const others = nodes.filter((_, index) => byArgument[index] === undefined);
  const isRead = (kubelet: Kubelet) =>
    kubelet.nodes.length === 0 || kubelet.nodes.some((node) => others.includes(node));
  const isUnknown = (node: NodePlan) => !kubelets.some((kubelet) => kubelet.nodes.includes(node));
  const once = onlyOnce();
  const places = kubelets
    .filter(isRead)
    .map(({ config, at }) => ({
      value: config[field.field] ?? null,
      at: at([field.field]),
      name: field.field,
    }))
    .filter((place) => once(place.at));
  const isGiven = ({ value }: KubeletSetting) => value !== null;
  const isMissing = nodes.length === 0 ? kubelets.length === 0 : others.some(isUnknown);
  return {
    given: [...byArgument.filter((setting) => setting !== undefined), ...places.filter(isGiven)],
    missing: [
      ...places.filter((place) => !isGiven(place)).map((place) => place.at),
      ...(isMissing ? [undefined] : []),
    ],
  };
}

function settingOf(
  node: NodePlan,
  { field, flag }: KubeletField,
  minor: number,
): KubeletSetting | undefined {
  const flags = kubeletFlags(node);
  const given = lastAsRead(flags, flag);
  const value = given && withArguments({}, flags, minor)[field];
  return given && value !== undefined ? { value, at: given.at, name: flag } : undefined;
}
