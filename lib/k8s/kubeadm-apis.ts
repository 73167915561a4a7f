import type { Contract } from './contract';

export const KUBEADM_GROUP = 'kubeadm.k8s.io';
export const KUBELET_GROUP = 'kubelet.config.k8s.io';
export const KUBE_PROXY_GROUP = 'kubeproxy.config.k8s.io';

/** The groups whose documents kubeadm reads; every other group it ignores or refuses. */
export const KUBEADM_READS: readonly string[] = [KUBEADM_GROUP, KUBELET_GROUP, KUBE_PROXY_GROUP];

/** What the head of a document says. */
export interface Api {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

const OLD_VERSIONS = ['v1alpha1', 'v1alpha2', 'v1alpha3', 'v1beta1', 'v1beta2'];
const FIRST_KINDS = ['InitConfiguration', 'ClusterConfiguration', 'JoinConfiguration'];

/** The component configurations kubeadm can use. */
const COMPONENTS: readonly string[] = [
  'kubelet.config.k8s.io/v1beta1/KubeletConfiguration',
  'kubeproxy.config.k8s.io/v1alpha1/KubeProxyConfiguration',
];

/** Registered in its scheme, but of no use to it: refused once they stand beside an InitConfiguration [run]. */
const USELESS: readonly string[] = [
  'kubelet.config.k8s.io/v1beta1/SerializedNodeConfigSource',
  'kubelet.config.k8s.io/v1beta1/CredentialProviderConfig',
];

export const isKubeadmGroup = (group: string): boolean => group === KUBEADM_GROUP;

export const isComponentGroup = (group: string): boolean =>
  group === KUBELET_GROUP || group === KUBE_PROXY_GROUP;

export const apiVersionOf = ({ group, version }: Api): string => `${group}/${version}`;

/**
 * How kubeadm takes a version of its own group.
 * Source: kubeadm `validateSupportedVersion`; K-load, tables of facts 1.1 [run].
 */
export function standingOf(
  version: string,
  kubeadm: Contract,
): 'current' | 'deprecated' | 'old' | 'experimental' | 'unknown' {
  if (OLD_VERSIONS.includes(version)) return 'old';
  if (version === 'v1beta3') return standingOfV1beta3(kubeadm);
  if (version === 'v1beta4') return kubeadm.kubeadmReadsV1beta4 ? 'current' : 'experimental';
  return version === 'v1' && kubeadm.kubeadmHasPlaceholderV1 ? 'experimental' : 'unknown';
}

function standingOfV1beta3(kubeadm: Contract): 'current' | 'deprecated' | 'old' {
  if (!kubeadm.kubeadmReadsV1beta3) return 'old';
  return kubeadm.kubeadmWarnsOfV1beta3 ? 'deprecated' : 'current';
}

/** The version to write for one kubeadm. */
export const currentVersion = (kubeadm: Contract): string =>
  kubeadm.kubeadmReadsV1beta4 ? 'v1beta4' : 'v1beta3';

export const isUselessApi = (api: Api): boolean =>
  USELESS.includes(`${apiVersionOf(api)}/${api.kind}`);

/** Whether kubeadm has a Go type for the document and can use it. Exact case. */
export function isKnownApi(api: Api, kubeadm: Contract): boolean {
  if (!isKubeadmGroup(api.group)) return COMPONENTS.includes(`${apiVersionOf(api)}/${api.kind}`);
  const standing = standingOf(api.version, kubeadm);
  return (
    standing !== 'old' && standing !== 'unknown' && kindsOf(api.version, kubeadm).includes(api.kind)
  );
}

/** The kinds of one version of kubeadm's group. */
export function kindsOf(version: string, kubeadm: Contract): readonly string[] {
  if (version === 'v1beta3') return FIRST_KINDS;
  const withReset = [...FIRST_KINDS, 'ResetConfiguration'];
  return kubeadm.kubeadmKnowsUpgradeConfiguration
    ? [...withReset, 'UpgradeConfiguration']
    : withReset;
}
