/** First and last minor whose kubeadm knows the gate. Source: kubeadm `features.InitFeatureGates` [run]. */
const GATES: Readonly<Record<string, readonly [first: number, last: number]>> = {
  EtcdLearnerMode: [28, 32],
  UpgradeAddonsBeforeControlPlane: [28, 30],
  RootlessControlPlane: [28, 37],
  PublicKeysECDSA: [28, 36],
  WaitForAllControlPlaneComponents: [30, 34],
  ControlPlaneKubeletLocalMode: [31, 35],
  NodeLocalCRISocket: [32, 36],
};

/** The feature gates of one kubeadm. */
export const kubeadmFeatureGates = (minor: number): string[] =>
  Object.keys(GATES).filter((name) => isKubeadmFeatureGate(name, minor));

/** Exact case; a removed gate is unknown even when it is set to false. */
export function isKubeadmFeatureGate(name: string, minor: number): boolean {
  const span = Object.hasOwn(GATES, name) ? GATES[name] : undefined;
  return span !== undefined && minor >= span[0] && minor <= span[1];
}
