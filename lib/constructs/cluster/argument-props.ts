/**
 * Arguments that control-plane components share. Each prop is one argument, by its name in
 * camelCase. What the component refuses raises NET723, what it cannot read NET725, what its minor
 * does not have NET701 or NET727; an entry of `extraArgs` with the same name wins.
 */
export interface ServingArgumentProps {
  /**
   * Address to listen on. Raises NET706, NET725, NET798.
   * @default '0.0.0.0' for kube-apiserver, '127.0.0.1' for the others (kubeadm)
   */
  readonly bindAddress?: string;
  /** `VersionTLS12` or `VersionTLS13`. Raises NET723. @default 'VersionTLS12' */
  readonly tlsMinVersion?: string;
  /**
   * Cipher suites by their names in Go, such as `TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256`. Raises NET723.
   * @default - those of Go
   */
  readonly tlsCipherSuites?: string[];
  /** Serve profiles below /debug/pprof. Raises NET725. @default true */
  readonly profiling?: boolean;
  /** Feature gates of the component. Raises NET726. @default - none */
  readonly featureGates?: Record<string, boolean>;
  /** Verbosity of the log. Raises NET725. @default 0 */
  readonly v?: number;
}

/** Which of several instances works; the others wait. */
export interface LeaderElectionArgumentProps {
  /** @default true (kubeadm) */
  readonly leaderElect?: boolean;
  /**
   * Time after which others may take over, a duration longer than `leaderElectRenewDeadline`. Raises NET723,
   * NET725.
   * @default '15s'
   */
  readonly leaderElectLeaseDuration?: string;
  /** Time after which a leader that cannot renew gives up, a duration. Raises NET725. @default '10s' */
  readonly leaderElectRenewDeadline?: string;
  /** Time between two attempts, a duration. Raises NET725. @default '2s' */
  readonly leaderElectRetryPeriod?: string;
  /** Name of the Lease. Raises NET723. @default - that of the component */
  readonly leaderElectResourceName?: string;
  /** Namespace of the Lease. Raises NET723. @default 'kube-system' */
  readonly leaderElectResourceNamespace?: string;
}
