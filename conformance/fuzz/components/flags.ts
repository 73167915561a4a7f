import type { FlagFile } from '../../../lib/k8s/facts/component-file';
import { spansOf, textAt } from '../../../lib/k8s/facts/history';
import { loadImageVersions } from '../../../lib/k8s/facts/load';
import { type FlagType, parseFlagType } from '../../../lib/k8s/flag-value/flag-type';

/** Components with a table of flags. */
export type Flagged =
  | 'kube-apiserver'
  | 'kube-controller-manager'
  | 'kube-scheduler'
  | 'kubelet'
  | 'etcd';

/** One flag as the generators see it. */
export interface Flag {
  readonly name: string;
  readonly type: FlagType;
  /** The component of this minor has it. */
  readonly isKnown: boolean;
}

/** Every flag that a component has at any minor. */
export function flagsOf(component: Flagged, minor: number): Flag[] {
  const file = require(`../../../lib/k8s/facts/${component}-flags.json`) as FlagFile;
  const step = component === 'etcd' ? releaseAt(file, minor) : minor;
  return Object.entries(file.entries).map(([name, history]) => {
    const text = textAt(history, step);
    const word = (text ?? spansOf(history).at(-1)?.text ?? '').split(' ')[0] ?? '';
    return { name, type: parseFlagType(word), isKnown: text !== undefined };
  });
}

/** The place of the etcd release that kubeadm of a minor installs. */
function releaseAt({ releases = [] }: FlagFile, minor: number): number {
  const release = loadImageVersions(minor)?.etcd.replace(/-.*/, '') ?? '';
  const place = releases.indexOf(release);
  if (place < 0) throw new Error(`no table of the flags of etcd ${release}`);
  return place;
}
