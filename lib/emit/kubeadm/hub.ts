import type { LateBound } from './late-bound';
import type { ResetHub, UpgradeHub } from './operations-hub';

/**
 * What we know of a kubeadm cluster, in the richest form any API version can carry. Plain values as
 * people typed them; nothing here is checked. Absent means: kubeadm's default.
 */
export interface ClusterHub {
  readonly clusterName?: string;
  readonly kubernetesVersion: string;
  /** `host[:port]`. */
  readonly controlPlaneEndpoint?: string;
  readonly networking: NetworkingHub;
  readonly apiServer?: ApiServerHub;
  readonly controllerManager?: ComponentHub;
  readonly scheduler?: ComponentHub;
  readonly etcd?: EtcdHub;
  readonly imageRepository?: string;
  readonly certificatesDir?: string;
  readonly featureGates?: Readonly<Record<string, boolean>>;
  /** v1beta4; v1beta3 knows only ECDSA, by a feature gate. */
  readonly encryptionAlgorithm?: string;
  /** Go durations, `8760h0m0s`. v1beta4. */
  readonly certificateValidityPeriod?: string;
  readonly caCertificateValidityPeriod?: string;
  /** v1beta4. */
  readonly dns?: {
    readonly disabled?: boolean;
    readonly imageRepository?: string;
    readonly imageTag?: string;
  };
  /** v1beta4. */
  readonly proxy?: { readonly disabled?: boolean };
}

export interface NetworkingHub {
  readonly podSubnets: readonly string[];
  /** Empty: kubeadm's default. */
  readonly serviceSubnets: readonly string[];
  readonly dnsDomain?: string;
}

/** One command-line argument; a name may stand several times. */
export interface Flag {
  readonly name: string;
  readonly value: string;
}

export interface HostPathVolume {
  readonly name: string;
  readonly hostPath: string;
  readonly mountPath: string;
  readonly readOnly?: boolean;
  readonly pathType?: string;
}

/** One environment variable: its value, or where the kubelet takes it from. */
export interface VariableHub {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly fieldRef?: { readonly apiVersion?: string; readonly fieldPath: string };
    readonly resourceFieldRef?: {
      readonly containerName?: string;
      readonly divisor?: string;
      readonly resource: string;
    };
  };
}

export interface ComponentHub {
  /** In the order the user wrote them. */
  readonly extraArgs?: readonly Flag[];
  /** v1beta4. */
  readonly extraEnvs?: readonly VariableHub[];
  readonly extraVolumes?: readonly HostPathVolume[];
}

export interface ApiServerHub extends ComponentHub {
  readonly certSans?: readonly string[];
}

export interface LocalEtcdHub {
  readonly dataDir?: string;
  readonly extraArgs?: readonly Flag[];
  readonly extraEnvs?: readonly VariableHub[];
  readonly serverCertSans?: readonly string[];
  readonly peerCertSans?: readonly string[];
  readonly imageRepository?: string;
  readonly imageTag?: string;
}

export interface ExternalEtcdHub {
  readonly endpoints: readonly string[];
  /** kubeadm 1.35 on. */
  readonly httpEndpoints?: readonly string[];
  readonly caFile?: string;
  readonly certFile?: string;
  readonly keyFile?: string;
}

export type EtcdHub = { readonly local: LocalEtcdHub } | { readonly external: ExternalEtcdHub };

/** Go durations by what they wait for. v1beta4, but for `controlPlaneComponentHealthCheck` and `discovery`. */
export interface TimeoutsHub {
  readonly controlPlaneComponentHealthCheck?: string;
  readonly kubeletHealthCheck?: string;
  readonly kubernetesAPICall?: string;
  readonly etcdAPICall?: string;
  readonly tlsBootstrap?: string;
  readonly discovery?: string;
  readonly upgradeManifests?: string;
}

export interface TaintHub {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
}

/** One machine, as it joins or founds the cluster. */
export interface NodeHub {
  readonly name: string;
  readonly role: 'init' | 'control-plane' | 'worker';
  /** Control planes. */
  readonly advertiseAddress?: string;
  readonly bindPort?: number;
  /** One per family; becomes the kubelet's `node-ip`. */
  readonly nodeIps: readonly string[];
  readonly criSocket?: string;
  /** Absent: kubeadm's taint on control planes; empty: none. */
  readonly taints?: readonly TaintHub[];
  readonly kubeletExtraArgs?: readonly Flag[];
  readonly ignorePreflightErrors?: readonly string[];
  readonly imagePullPolicy?: string;
  /** v1beta4. */
  readonly imagePullSerial?: boolean;
  readonly patchesDirectory?: string;
  readonly skipPhases?: readonly string[];
  readonly timeouts?: TimeoutsHub;
  /** v1beta4. */
  readonly dryRun?: boolean;
  /** The first control plane. */
  readonly bootstrapTokens?: readonly BootstrapTokenHub[];
  /** Joining nodes. */
  readonly discovery?: DiscoveryHub;
  /** Joining nodes. */
  readonly caCertPath?: string;
  /** Joining control planes, and the first one when there are such. */
  readonly certificateKey?: LateBound;
}

export interface BootstrapTokenHub {
  /** Absent: kubeadm makes one up. */
  readonly token?: LateBound;
  readonly description?: string;
  /** A Go duration. */
  readonly ttl?: string;
  readonly usages?: readonly string[];
  readonly groups?: readonly string[];
}

/** By token or by file. */
export interface DiscoveryHub {
  readonly bootstrapToken?: {
    /** `host:port`. */
    readonly apiServerEndpoint: string;
    readonly token: LateBound;
    readonly caCertHashes: ReadonlyArray<string | LateBound>;
    readonly unsafeSkipCaVerification?: boolean;
  };
  readonly file?: { readonly kubeConfigPath: string };
  readonly tlsBootstrapToken?: LateBound;
}

/** Settings of a component config as its API spells them; apiVersion and kind are added on output. */
export type ComponentSettings = Readonly<Record<string, unknown>>;

/** Everything the file of one node is made from. */
export interface NodeFileHub {
  readonly cluster: ClusterHub;
  readonly node: NodeHub;
  readonly upgrade?: UpgradeHub;
  readonly reset?: ResetHub;
  /** The first control plane only. */
  readonly kubelet?: ComponentSettings;
  /** The first control plane only. */
  readonly kubeProxy?: ComponentSettings;
}
