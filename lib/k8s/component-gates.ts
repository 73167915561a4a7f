import type { GateFile } from './facts/component-file';
import { textAt } from './facts/history';

/** Components with feature gates of their own; kubeadm's are in kubeadm-feature-gates.ts. */
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
}

/** Every gate one component of one minor knows, by name; undefined for a minor nobody has read. */
export function gatesOf(
  component: GatedComponent,
  minor: number,
): ReadonlyMap<string, FeatureGate> | undefined {
  const { minors, shared, own } = require('./facts/feature-gates.json') as GateFile;
  if (!minors.includes(minor)) return undefined;
  const key = `${component}@${minor}`;
  const known = cache.get(key) ?? gatesAt(minor, { ...shared, ...own[component] });
  cache.set(key, known);
  return known;
}

const cache = new Map<string, ReadonlyMap<string, FeatureGate>>();

function gatesAt(minor: number, histories: Readonly<Record<string, string>>) {
  const gates = new Map<string, FeatureGate>();
  for (const [name, history] of Object.entries(histories)) {
    const text = textAt(history, minor);
    if (text !== undefined) gates.set(name, parseGate(text));
  }
  return gates;
}

function parseGate(text: string): FeatureGate {
  const [stage = '', value, ...rest] = text.split(' ');
  const needs = rest.find((word) => word.startsWith(NEEDS));
  return {
    stage,
    isOn: value === 'on',
    isLocked: rest.includes('locked'),
    needs: needs?.slice(NEEDS.length).split(',') ?? [],
  };
}

const NEEDS = 'needs:';
