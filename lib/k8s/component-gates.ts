import { etcdStep } from './etcd-step';
import type { GateFile, ReleaseTable } from './facts/component-file';
import { textAt } from './facts/history';

/** Components that share their gates; kubeadm's are in kubeadm-feature-gates.ts. */
export type GatedComponent =
  | 'kube-apiserver'
  | 'kube-controller-manager'
  | 'kube-scheduler'
  | 'kubelet'
  | 'kube-proxy';

export interface FeatureGate {
  readonly stage: string;
  readonly isOn: boolean;
  /** It may be named, but only with its default. */
  readonly isLocked: boolean;
  /** Gates without which the component does not start when this one is on. */
  readonly needs: readonly string[];
  /** The flag of etcd that sets the same. */
  readonly oldFlag: string | undefined;
}

/** Every gate one component of one minor knows, by name; undefined for a minor nobody has read. */
export function gatesOf(
  component: GatedComponent,
  minor: number,
): ReadonlyMap<string, FeatureGate> | undefined {
  const { releases, shared, own } = require('./facts/feature-gates.json') as GateFile;
  if (!releases.some((release) => release.startsWith(`1.${minor}.`))) return undefined;
  return gatesAt(`${component}@${minor}`, minor, () => ({ ...shared, ...own[component] }));
}

/** The gates of etcd, which has some since 3.6. */
export function gatesOfEtcd(version: string): ReadonlyMap<string, FeatureGate> {
  const file = require('./facts/etcd-feature-gates.json') as ReleaseTable;
  const step = etcdStep(file, version);
  return gatesAt(`etcd@${step}`, step, () => file.entries);
}

const cache = new Map<string, ReadonlyMap<string, FeatureGate>>();

function gatesAt(key: string, step: number, histories: () => Readonly<Record<string, string>>) {
  const known = cache.get(key) ?? parseGates(histories(), step);
  cache.set(key, known);
  return known;
}

function parseGates(histories: Readonly<Record<string, string>>, step: number) {
  const gates = new Map<string, FeatureGate>();
  for (const [name, history] of Object.entries(histories)) {
    const text = textAt(history, step);
    if (text !== undefined) gates.set(name, parseGate(text));
  }
  return gates;
}

function parseGate(text: string): FeatureGate {
  const [stage = '', value, ...rest] = text.split(' ');
  const after = (label: string) => rest.find((word) => word.startsWith(label))?.slice(label.length);
  return {
    stage,
    isOn: value === 'on',
    isLocked: rest.includes('locked'),
    needs: after('needs:')?.split(',') ?? [],
    oldFlag: after('flag:'),
  };
}
