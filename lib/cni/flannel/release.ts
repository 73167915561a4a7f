/**
 * What the manifest of flannel v0.28.9 runs.
 * Source: flannel `Documentation/kube-flannel.yml` at tag v0.28.9.
 */
export const FLANNEL_RELEASE = {
  daemonImage: 'ghcr.io/flannel-io/flannel:v0.28.9',
  pluginImage: 'ghcr.io/flannel-io/flannel-cni-plugin:v1.9.1-flannel3',
} as const;

export const FLANNEL_NAMESPACE = 'kube-flannel';
export const FLANNEL_CONFLIST_FILE = '10-flannel.conflist';
export const FLANNEL_NETWORK_NAME = 'cbr0';
/** Not newer: the flannel plugin as shipped writes results of this version. */
export const FLANNEL_CNI_VERSION = '0.3.1';
export const FLANNEL_HEALTH_PORT = 8081;
