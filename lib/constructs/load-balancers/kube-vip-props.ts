/** What every mode of kube-vip needs. */
export interface KubeVipCommonProps {
  /** The address of the API: an IP of the node network that nobody has. Raises among others NET206, NET216, NET870. */
  readonly address: string;
  /** Port of the API servers. Raises NET870. @default 6443 */
  readonly port?: number;
  /** Whether it serves Services of type LoadBalancer, too. Raises NET875. @default false */
  readonly services?: boolean;
  /** @default 'ghcr.io/kube-vip/kube-vip:v1.2.3' */
  readonly image?: string;
}

/** Props of `KubeVip.arp`. */
export interface KubeVipArpProps extends KubeVipCommonProps {
  /** Where the address is put; with two network cards the default is often the wrong one. Raises NET871. @default - that of the default route */
  readonly interface?: string;
  /** Seconds after which another node may take the address. Raises NET871. @default 5 */
  readonly leaseDurationSeconds?: number;
  /** Seconds that the leader tries to stay one. Raises NET871. @default 3 */
  readonly renewDeadlineSeconds?: number;
  /** Seconds between two tries. Raises NET871. @default 1 */
  readonly retryPeriodSeconds?: number;
}

/** A router that learns where the API is. */
export interface KubeVipBgpPeer {
  /** Its address. */
  readonly address: string;
  /** Its AS number, 1–4294967295. */
  readonly asn: number;
  /** @default false */
  readonly multiHop?: boolean;
}

/** Props of `KubeVip.bgp`. */
export interface KubeVipBgpProps extends KubeVipCommonProps {
  /** AS number of the nodes, 1–4294967295. */
  readonly asn: number;
  /** Every control plane talks to all of them. */
  readonly peers: KubeVipBgpPeer[];
}
