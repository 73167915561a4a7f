import { isKnownWord, wordsAt } from './component-words';

/** The feature gates of one kubeadm. */
export const kubeadmFeatureGates = (minor: number): string[] =>
  wordsAt('kubeadm feature gates', minor);

/** Exact case; a removed gate is unknown even when it is set to false. */
export const isKubeadmFeatureGate = (name: string, minor: number): boolean =>
  isKnownWord('kubeadm feature gates', name, minor);
