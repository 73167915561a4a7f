/** How kube-proxy programs the nodes. */
export enum KubeProxyMode {
  IPTABLES = 'iptables',
  /** Stable from Kubernetes 1.33, needs kernel 5.13. */
  NFTABLES = 'nftables',
  /** Deprecated from Kubernetes 1.35. */
  IPVS = 'ipvs',
}

/** Rules in iptables. */
export interface KubeProxyIptablesProps {
  /** Rewrite the source of everything that goes to a Service. @default false */
  readonly masqueradeAll?: boolean;
  /** Bit of the mark for packets to rewrite, 0 to 31. Raises NET712. @default 14 */
  readonly masqueradeBit?: number;
  /** Whether nodePorts answer on loopback addresses. @default true */
  readonly localhostNodePorts?: boolean;
  /** Time after which all rules are written again, a duration. Raises NET712. @default '30s' */
  readonly syncPeriod?: string;
  /** Least time between two writes, a duration. Raises NET712. @default '1s' */
  readonly minSyncPeriod?: string;
}

/** Rules in nftables. Kubernetes 1.29 on. */
export interface KubeProxyNftablesProps {
  /** Rewrite the source of everything that goes to a Service. @default false */
  readonly masqueradeAll?: boolean;
  /** Bit of the mark for packets to rewrite, 0 to 31. Raises NET712. @default 14 */
  readonly masqueradeBit?: number;
  /** Time after which all rules are written again, a duration. Raises NET712. @default '30s' */
  readonly syncPeriod?: string;
  /** Least time between two writes, a duration. Raises NET712. @default '1s' */
  readonly minSyncPeriod?: string;
}

/** Virtual servers of IPVS. */
export interface KubeProxyIpvsProps {
  /** `rr`, `wrr`, `lc`, `wlc`, `sh` … as the kernel has them. @default 'rr' */
  readonly scheduler?: string;
  /** Answer ARP for an address only on its interface: MetalLB in layer 2 needs it. @default false */
  readonly strictARP?: boolean;
  /** Ranges whose virtual servers are left alone. Raises NET712. @default - none */
  readonly excludeCIDRs?: string[];
  /** Time-outs of connections, durations. Raises NET712. @default - as the kernel has them */
  readonly tcpTimeout?: string;
  /** @default - as the kernel has it */
  readonly tcpFinTimeout?: string;
  /** @default - as the kernel has it */
  readonly udpTimeout?: string;
  /** Time after which everything is written again, a duration. Raises NET712. @default '30s' */
  readonly syncPeriod?: string;
  /** Least time between two writes, a duration. Raises NET712. @default '0s' */
  readonly minSyncPeriod?: string;
}

/** How many connections the kernel follows, and for how long. */
export interface KubeProxyConntrackProps {
  /** Connections for each CPU; 0 leaves the kernel alone. Raises NET712. @default 32768 */
  readonly maxPerCore?: number;
  /** Connections at least. Raises NET712. @default 131072 */
  readonly min?: number;
  /** A duration. Raises NET712. @default '24h0m0s' */
  readonly tcpEstablishedTimeout?: string;
  /** A duration. Raises NET712. @default '1h0m0s' */
  readonly tcpCloseWaitTimeout?: string;
  /** Take packets that are out of window. Kubernetes 1.29 on. @default false */
  readonly tcpBeLiberal?: boolean;
}

/** What kube-proxy is told, beside what kubeadm derives from the plan. */
export interface KubeProxyProps {
  /** Raises NET712, NET791. @default - iptables (kube-proxy) */
  readonly mode?: KubeProxyMode;
  /**
   * Node addresses that answer for nodePorts: CIDRs, or `primary` (Kubernetes 1.31 on). Raises NET712.
   * @default - all, or the primary ones in nftables mode
   */
  readonly nodePortAddresses?: string[];
  /** Where health is told, `address:port`. Raises NET712. @default '0.0.0.0:10256' */
  readonly healthzBindAddress?: string;
  /** Where metrics are served, `address:port`. Raises NET712. @default '127.0.0.1:10249' */
  readonly metricsBindAddress?: string;
  /** How traffic of pods is told: `ClusterCIDR`, `NodeCIDR`, `BridgeInterface` or `InterfaceNamePrefix`. Raises NET712. @default 'ClusterCIDR' */
  readonly detectLocalMode?: string;
  /** @default - kube-proxy's own */
  readonly iptables?: KubeProxyIptablesProps;
  /** @default - kube-proxy's own */
  readonly nftables?: KubeProxyNftablesProps;
  /** @default - kube-proxy's own */
  readonly ipvs?: KubeProxyIpvsProps;
  /** @default - kube-proxy's own */
  readonly conntrack?: KubeProxyConntrackProps;
  /** Feature gates of kube-proxy. Raises NET726. @default - none */
  readonly featureGates?: Record<string, boolean>;
  /**
   * Any other field of KubeProxyConfiguration (kubeproxy.config.k8s.io/v1alpha1), as the API spells it.
   * @default - none
   */
  readonly settings?: Record<string, unknown>;
}
