/** How long kubeadm waits, as Go durations. Most of it from Kubernetes 1.31 on. Raises NET632. */
export interface TimeoutProps {
  /** For a component of the control plane to be healthy. @default '4m0s' */
  readonly controlPlaneComponentHealthCheck?: string;
  /** For the kubelet to be healthy. @default '4m0s' */
  readonly kubeletHealthCheck?: string;
  /** For one request to the API server. Raises NET632. @default '1m0s' */
  readonly kubernetesAPICall?: string;
  /** For one request to etcd. @default '2m0s' */
  readonly etcdAPICall?: string;
  /** For the kubelet of a joining node to get its certificate. @default '5m0s' */
  readonly tlsBootstrap?: string;
  /** For a joining node to find the cluster. @default '5m0s' */
  readonly discovery?: string;
  /** For a static pod to be replaced by an upgrade. @default '5m0s' */
  readonly upgradeManifests?: string;
}
