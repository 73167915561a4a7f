/** What the kubelets of a cluster are told, beside what kubeadm derives from the plan. */
export interface KubeletProps {
  /** Most pods on one node. Raises NET215, NET637, NET713. @default 110 (kubelet) */
  readonly maxPods?: number;
  /** DNS servers of pods. Raises NET709. @default - the tenth address of the first service range (kubeadm) */
  readonly clusterDns?: string[];
  /** `systemd` or `cgroupfs`. Raises NET794. @default 'systemd' (kubeadm) */
  readonly cgroupDriver?: string;
  /**
   * Absolute path of the resolver configuration that pods inherit. Raises NET793.
   * @default - chosen by kubeadm on the node
   */
  readonly resolvConf?: string;
  /** Refuse to start with swap on. @default true (kubelet) */
  readonly failSwapOn?: boolean;
  /** Ask the cluster for the serving certificate; needs an approver. @default false */
  readonly serverTlsBootstrap?: boolean;
  /** Resources kept for the daemons of Kubernetes: `{ cpu: '100m', memory: '256Mi' }`. Raises NET713. @default - none */
  readonly kubeReserved?: Record<string, string>;
  /** Resources kept for the daemons of the system. Raises NET713. @default - none */
  readonly systemReserved?: Record<string, string>;
  /** Signal → quantity or percentage below which pods go at once: `{ 'memory.available': '200Mi' }`. Raises NET713. @default - the kubelet's own */
  readonly evictionHard?: Record<string, string>;
  /** Signal → quantity or percentage below which pods go after the grace period. Raises NET713. @default - none */
  readonly evictionSoft?: Record<string, string>;
  /** Signal → duration, for each of `evictionSoft`. Raises NET713. @default - none */
  readonly evictionSoftGracePeriod?: Record<string, string>;
  /** Disk usage in percent above which images are removed, 0 to 100. Raises NET713, NET637. @default 85 (kubelet) */
  readonly imageGCHighThresholdPercent?: number;
  /** Disk usage in percent down to which images are removed. Raises NET713, NET637. @default 80 (kubelet) */
  readonly imageGCLowThresholdPercent?: number;
  /** Size of a container's log before it is rotated, a quantity. Raises NET713. @default '10Mi' (kubelet) */
  readonly containerLogMaxSize?: string;
  /** Log files of one container, 2 or more. Raises NET713, NET637. @default 5 (kubelet) */
  readonly containerLogMaxFiles?: number;
  /** `none` or `static`. Raises NET713. @default 'none' (kubelet) */
  readonly cpuManagerPolicy?: string;
  /** `None` or `Static`. Raises NET713. @default 'None' (kubelet) */
  readonly memoryManagerPolicy?: string;
  /** `none`, `best-effort`, `restricted` or `single-numa-node`. Raises NET713. @default 'none' (kubelet) */
  readonly topologyManagerPolicy?: string;
  /** Time for pods to end when the node shuts down, a duration. Raises NET713, NET637. @default '0s' (kubelet) */
  readonly shutdownGracePeriod?: string;
  /** Part of `shutdownGracePeriod` that is kept for critical pods. Raises NET713, NET637. @default '0s' (kubelet) */
  readonly shutdownGracePeriodCriticalPods?: string;
  /** Most processes in one pod; -1 for no limit. Raises NET637. @default -1 (kubelet) */
  readonly podPidsLimit?: number;
  /** Pull one image after the other. Raises NET713. @default true (kubelet) */
  readonly serializeImagePulls?: boolean;
  /**
   * Most images that are pulled at a time; needs `serializeImagePulls: false`. Raises NET713, NET637.
   * @default - no limit
   */
  readonly maxParallelImagePulls?: number;
  /** Sysctls, or patterns ending in `*`, that pods may set though they are unsafe. Raises NET713. @default - none */
  readonly allowedUnsafeSysctls?: string[];
  /** Fail when kernel settings differ from what the kubelet wants. @default false (kubelet) */
  readonly protectKernelDefaults?: boolean;
  /** Feature gates of the kubelet. Raises NET726. @default - none */
  readonly featureGates?: Record<string, boolean>;
  /**
   * Any other field of KubeletConfiguration (kubelet.config.k8s.io/v1beta1), as the API spells it. Raises
   * NET637.
   * @default - none
   */
  readonly settings?: Record<string, unknown>;
}
