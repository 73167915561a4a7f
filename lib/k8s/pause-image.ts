import { loadImageVersions } from './facts/load';

/** The sandbox of every pod, as the kubeadm of a minor has it; undefined for a minor that we do not know. */
export function pauseImage(imageRepository: string, kubeadmMinor: number): string | undefined {
  const tag = loadImageVersions(kubeadmMinor)?.pause;
  return tag && `${imageRepository}/pause:${tag}`;
}
