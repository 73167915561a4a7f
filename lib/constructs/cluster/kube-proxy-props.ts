/** How kube-proxy programs the nodes. */
export enum KubeProxyMode {
  IPTABLES = 'iptables',
  /** Stable from Kubernetes 1.33, needs kernel 5.13. */
  NFTABLES = 'nftables',
  /** Deprecated from Kubernetes 1.35. */
  IPVS = 'ipvs',
}

/** What kube-proxy is told, beside what kubeadm derives from the plan. */
export interface KubeProxyProps {
  /** @default - iptables (kube-proxy) */
  readonly mode?: KubeProxyMode;
  /**
   * Node addresses that answer for nodePorts: CIDRs, or `primary` (Kubernetes 1.31 on).
   * @default - all, or the primary ones in nftables mode
   */
  readonly nodePortAddresses?: string[];
  /**
   * Any other field of KubeProxyConfiguration (kubeproxy.config.k8s.io/v1alpha1), as the API spells it.
   * @default - none
   */
  readonly settings?: Record<string, unknown>;
}
