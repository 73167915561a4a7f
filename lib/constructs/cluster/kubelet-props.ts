/** What the kubelets of a cluster are told, beside what kubeadm derives from the plan. */
export interface KubeletProps {
  /** Most pods on one node. @default 110 (kubelet) */
  readonly maxPods?: number;
  /**
   * DNS servers of pods.
   * @default - the tenth address of the first service range (kubeadm)
   */
  readonly clusterDns?: string[];
  /** `systemd` or `cgroupfs`. @default 'systemd' (kubeadm) */
  readonly cgroupDriver?: string;
  /** Absolute path of the resolver configuration that pods inherit. @default - chosen by kubeadm on the node */
  readonly resolvConf?: string;
  /** Refuse to start with swap on. @default true (kubelet) */
  readonly failSwapOn?: boolean;
  /** Ask the cluster for the serving certificate; needs an approver. @default false */
  readonly serverTlsBootstrap?: boolean;
  /**
   * Any other field of KubeletConfiguration (kubelet.config.k8s.io/v1beta1), as the API spells it.
   * @default - none
   */
  readonly settings?: Record<string, unknown>;
}
