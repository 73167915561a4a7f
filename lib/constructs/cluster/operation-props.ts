/** `kubeadm upgrade apply`, on the first control plane. */
export interface UpgradeApplyProps {
  /** Allow alpha, beta and release candidates as targets. @default false */
  readonly allowExperimentalUpgrades?: boolean;
  /** Allow release candidates as targets. @default false */
  readonly allowRcUpgrades?: boolean;
  /** Renew the certificates of the node. @default true */
  readonly certificateRenewal?: boolean;
  /** Only say what would be done. Raises NET634. @default false */
  readonly dryRun?: boolean;
  /** Upgrade etcd as well. @default true */
  readonly etcdUpgrade?: boolean;
  /** Go on where kubeadm would rather not. @default false */
  readonly forceUpgrade?: boolean;
  /** Print the configuration that is used. @default false */
  readonly printConfig?: boolean;
  /** Phases of `kubeadm upgrade apply`, Kubernetes 1.32 on. Raises NET624. @default - none */
  readonly skipPhases?: string[];
}

/** `kubeadm upgrade node`, on all other nodes. */
export interface UpgradeNodeProps {
  /** Renew the certificates of the node. @default true */
  readonly certificateRenewal?: boolean;
  /** Only say what would be done. Raises NET634. @default false */
  readonly dryRun?: boolean;
  /** Upgrade etcd as well. @default true */
  readonly etcdUpgrade?: boolean;
  /** Phases of `kubeadm upgrade node`. Raises NET624. @default - none */
  readonly skipPhases?: string[];
}

/** `kubeadm upgrade plan`, on the first control plane. */
export interface UpgradePlanProps {
  /** Show alpha, beta and release candidates as well. @default false */
  readonly allowExperimentalUpgrades?: boolean;
  /** Show release candidates as well. @default false */
  readonly allowRcUpgrades?: boolean;
  /** Make no requests that change anything. @default false */
  readonly dryRun?: boolean;
  /** Plan for etcd as well. Kubernetes 1.33 on. @default true */
  readonly etcdUpgrade?: boolean;
  /** Print the configuration that is used. @default false */
  readonly printConfig?: boolean;
}

/** `kubeadm upgrade diff`, on the first control plane. */
export interface UpgradeDiffProps {
  /** Lines shown around each difference. @default 3 */
  readonly contextLines?: number;
}

/** What `kubeadm upgrade` is told, beside the versions. */
export interface UpgradeProps {
  /** Raises NET614. @default - as kubeadm does it */
  readonly apply?: UpgradeApplyProps;
  /** @default - as kubeadm does it */
  readonly node?: UpgradeNodeProps;
  /** @default - not in the file */
  readonly plan?: UpgradePlanProps;
  /** @default - not in the file */
  readonly diff?: UpgradeDiffProps;
}

/** `kubeadm reset`, which takes a node out of the cluster. Kubernetes 1.31 on. */
export interface ResetProps {
  /** Where the certificates are that go. Absolute path. Raises NET614. @default - `certificatesDir` of the cluster */
  readonly certificatesDir?: string;
  /** Remove `/etc/kubernetes/tmp` as well. @default false */
  readonly cleanupTmpDir?: boolean;
  /** Only say what would be done. Raises NET634. @default false */
  readonly dryRun?: boolean;
  /** Do not ask. @default false */
  readonly force?: boolean;
  /** Phases of `kubeadm reset`. Raises NET624. @default - none */
  readonly skipPhases?: string[];
  /** Flags of umount2 for what the kubelet mounted: `MNT_DETACH`. Raises NET625. @default - none */
  readonly unmountFlags?: string[];
}
