import type { ComponentArg, ComponentEnv } from './component-props';

/**
 * Arguments of etcd. Each prop is one argument, by its name in camelCase. What etcd refuses raises
 * NET723, what it cannot read NET725, what its version does not have NET701 or NET727; an entry of
 * `extraArgs` with the same name wins.
 */
export interface EtcdArgumentProps {
  /** Size in bytes at which etcd takes nothing more. @default - 2 GiB */
  readonly quotaBackendBytes?: number;
  /**
   * `periodic` or `revision`; kube-apiserver compacts every five minutes by itself. Raises NET723.
   * @default 'periodic'
   */
  readonly autoCompactionMode?: string;
  /** Duration, hours or revisions that are kept; `0` for all. Raises NET723. @default '0' */
  readonly autoCompactionRetention?: string;
  /** Milliseconds between two signs of the leader. Raises NET723. @default 100 */
  readonly heartbeatInterval?: number;
  /** Milliseconds of silence before an election: 5 heartbeats to 50000. Raises NET723. @default 1000 */
  readonly electionTimeout?: number;
  /** Changes between two snapshots of the log. @default 10000 (kubeadm) */
  readonly snapshotCount?: number;
  /**
   * URLs of metrics and health without client certificates. Raises NET410, NET723, NET725.
   * @default - http://127.0.0.1:2381 (kubeadm)
   */
  readonly listenMetricsUrls?: string[];
  /** `basic` or `extensive`. @default 'basic' */
  readonly metrics?: string;
  /** Largest request in bytes. @default 1572864 */
  readonly maxRequestBytes?: number;
  /** Most operations in one transaction. @default 128 */
  readonly maxTxnOps?: number;
  /** `debug`, `info`, `warn`, `error`, `panic` or `fatal`. Raises NET723. @default 'info' */
  readonly logLevel?: string;
  /** Cipher suites by their names in Go. Raises NET723. @default - those of Go */
  readonly cipherSuites?: string[];
  /** `TLS1.2` or `TLS1.3`. Raises NET723. @default 'TLS1.2' */
  readonly tlsMinVersion?: string;
  /** Feature gates of etcd 3.6 and later. Raises NET726. @default - none */
  readonly featureGates?: Record<string, boolean>;
}

/** etcd as a static pod on every control-plane node. */
export interface LocalEtcdProps extends EtcdArgumentProps {
  /** Absolute path. Raises NET614. @default '/var/lib/etcd' */
  readonly dataDir?: string;
  /** Further arguments. Raises NET626. @default - none */
  readonly extraArgs?: ComponentArg[];
  /** @default - none */
  readonly extraEnvs?: ComponentEnv[];
  /** Raises NET609. @default - kubeadm's own */
  readonly serverCertSans?: string[];
  /** Raises NET609. @default - kubeadm's own */
  readonly peerCertSans?: string[];
  /** Registry of etcd's image. Raises NET615. @default - that of the cluster */
  readonly imageRepository?: string;
  /** Tag of etcd's image. Raises NET633, NET417. @default - that of the release (kubeadm) */
  readonly imageTag?: string;
}
