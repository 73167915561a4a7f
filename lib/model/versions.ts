import { type Contract, contractOf } from '../k8s/contract';
import {
  isKnownMinor,
  type KubernetesVersion,
  NEWEST_MINOR,
  parseKubernetesVersion,
} from '../k8s/version';
import type { KubeadmFile } from './kubeadm-file';
import type { Located } from './located';

/** What the caller knows about versions when the files do not say. */
export interface VersionOptions {
  /** The version the cluster runs where no file says it. */
  readonly kubernetesVersion?: KubernetesVersion;
  /** The kubeadm that reads the files. */
  readonly kubeadmVersion?: KubernetesVersion;
}

/** Which Kubernetes and which kubeadm the plan is judged by. */
export interface Versions {
  /** `kubernetesVersion` as written, when a file says one that can be read. */
  readonly written: Located<KubernetesVersion> | undefined;
  /** Minor of the cluster. */
  readonly minor: number;
  /** Patch of the cluster, when somebody said it. */
  readonly patch: number | undefined;
  /** Minor of the kubeadm that reads the files. */
  readonly kubeadmMinor: number;
  readonly minorIs: 'written' | 'option' | 'assumed';
  readonly cluster: Contract;
  readonly kubeadm: Contract;
}

export function chooseVersions(files: readonly KubeadmFile[], options: VersionOptions): Versions {
  const written = writtenVersion(files);
  const asked = options.kubernetesVersion ?? (hasLabel(files) ? options.kubeadmVersion : undefined);
  const version = written?.value ?? asked ?? options.kubeadmVersion;
  const minor = version?.minor ?? NEWEST_MINOR;
  const kubeadmMinor = options.kubeadmVersion?.minor ?? minor;
  return {
    written,
    minor,
    patch: version?.patch,
    kubeadmMinor,
    minorIs: written ? 'written' : version ? 'option' : 'assumed',
    cluster: contractOf(minor),
    kubeadm: contractOf(kubeadmMinor),
  };
}

/** Only minors inside the contract steer the verdicts; rule `unsupported-version` speaks of the others. */
function writtenVersion(files: readonly KubeadmFile[]): Located<KubernetesVersion> | undefined {
  for (const file of files) {
    const text = file.cluster?.value.kubernetesVersion;
    const version = typeof text === 'string' ? parseKubernetesVersion(text.trim()) : undefined;
    if (!file.cluster || !version || !isKnownMinor(version)) continue;
    const at = { source: file.cluster.source, path: ['kubernetesVersion'] };
    return { value: version, at, origin: 'given' };
  }
  return undefined;
}

/** `stable-1` and the like: offline, kubeadm falls back to its own version [run]. */
const hasLabel = (files: readonly KubeadmFile[]): boolean =>
  files.some((file) => typeof file.cluster?.value.kubernetesVersion === 'string');
