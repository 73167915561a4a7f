/** What kubeadm patches, from which minor on. Source: kubeadm util/patches/patches.go knownTargets [run]. */
const TARGETS = {
  etcd: 28,
  'kube-apiserver': 28,
  'kube-controller-manager': 28,
  'kube-scheduler': 28,
  kubeletconfiguration: 28,
  corednsdeployment: 31,
  kubeproxydaemonset: 37,
} as const;

export type PatchTarget = keyof typeof TARGETS;

const ALL_TARGETS = Object.keys(TARGETS) as PatchTarget[];

export const patchTargetsAt = (minor: number): PatchTarget[] =>
  ALL_TARGETS.filter((target) => minor >= TARGETS[target]);

/** Strategic where the name says nothing. */
export const PATCH_TYPES = ['json', 'merge', 'strategic'] as const;

export type PatchType = (typeof PATCH_TYPES)[number];

/** What kubeadm takes a file for by its name alone. */
export type PatchName =
  | { readonly is: 'patch'; readonly target: PatchTarget; readonly type: PatchType }
  /** kubeadm warns, and goes on without it. */
  | { readonly is: 'ignored'; readonly problem: 'extension' | 'target' }
  /** kubeadm stops: the word after `+` is no type. */
  | { readonly is: 'refused'; readonly target: PatchTarget };

/** `kube-apiserver0+merge.yaml`: whatever begins with a target is one. Source: parseFilename. */
export function parsePatchName(fileName: string, minor: number): PatchName {
  if (!/.+\.(?:json|yaml)$/.test(fileName)) return { is: 'ignored', problem: 'extension' };
  const target = targetOf(fileName, patchTargetsAt(minor));
  if (target === undefined) return { is: 'ignored', problem: 'target' };
  const [, plus = '', rest = ''] =
    /^[^.+\n]*(\+?)([\s\S]*)$/.exec(fileName.slice(target.length)) ?? [];
  const type = PATCH_TYPES.find((word) => rest.startsWith(word));
  if (plus === '') return { is: 'patch', target, type: 'strategic' };
  return type === undefined ? { is: 'refused', target } : { is: 'patch', target, type };
}

export const targetOf = (
  fileName: string,
  targets: readonly PatchTarget[] = ALL_TARGETS,
): PatchTarget | undefined => targets.find((target) => fileName.startsWith(target));

/** A name that is nothing else than a patch, wherever it lies. */
export const isSurelyPatchName = (fileName: string): boolean =>
  targetOf(fileName) !== undefined &&
  /^[^.+]*\+(?:json|merge|strategic)\.(?:json|yaml)$/.test(fileName);
