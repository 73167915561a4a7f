import { KUBEADM_DEFAULTS } from '../../k8s/defaults';

const RELEASE = /^v?(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)[-\w.+]*$/;
const NOT_IN_A_TAG = /[^-\w.]/g;

/** `constants.go` DefaultCIImageRepository. */
const CI_REPOSITORY = 'gcr.io/k8s-staging-ci-images';

/** The images of the cluster's own components. */
export interface KubernetesImages {
  readonly version: string;
  readonly repository: string;
  /** False for a label such as `stable-1`, which kubeadm looks up on the internet. */
  readonly isPinned: boolean;
  /** Asked for as `ci/…`. */
  readonly isFromCi: boolean;
}

/** kubeadm's `NormalizeKubernetesVersion`; a label falls back to kubeadm's own version, as it does offline. */
export function chooseImages(
  written: string,
  imageRepository: string,
  kubeadmVersion: string,
): KubernetesImages {
  const isFromCi = written.startsWith('ci/');
  const release = written.replace(/^(?:ci|release)\//, '');
  const isPinned = RELEASE.test(release);
  const isStaged = isFromCi && imageRepository === KUBEADM_DEFAULTS.imageRepository;
  return {
    version: withLetter(isPinned ? release : kubeadmVersion),
    repository: isStaged ? CI_REPOSITORY : imageRepository,
    isPinned,
    isFromCi,
  };
}

export const imageOf = (component: string, images: KubernetesImages): string =>
  `${images.repository}/${component}:${images.version.replace(NOT_IN_A_TAG, '_')}`;

const withLetter = (version: string): string => (version.startsWith('v') ? version : `v${version}`);
