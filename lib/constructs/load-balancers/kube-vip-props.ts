import type { ClusterNetwork } from '../cluster/cluster-network';

/** What every mode of kube-vip needs. */
export interface KubeVipCommonProps {
  /** The address of the API: an IP of the node network that nobody has. Raises NET206, NET216, NET870, NET222. */
  readonly address: string;
  /** Port of the API servers. Raises NET870. @default 6443 */
  readonly port?: number;
  /** Whether it serves Services of type LoadBalancer, too. Raises NET875. @default false */
  readonly services?: boolean;
  /** @default 'ghcr.io/kube-vip/kube-vip:v1.2.3' */
  readonly image?: string;
}

/** Who of several nodes holds an address. */
export interface KubeVipLeaseProps {
  /** Seconds after which another node may take the address. Raises NET871. @default 5 */
  readonly leaseDurationSeconds?: number;
  /** Seconds that the leader tries to stay one. Raises NET871. @default 3 */
  readonly renewDeadlineSeconds?: number;
  /** Seconds between two tries. Raises NET871. @default 1 */
  readonly retryPeriodSeconds?: number;
}

/** Props of `KubeVip.arp`. */
export interface KubeVipArpProps extends KubeVipCommonProps, KubeVipLeaseProps {
  /** Where the address is put; with two network cards the default is often the wrong one. Raises NET871. @default - that of the default route */
  readonly interface?: string;
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
  /** AS number of the nodes, 1–4294967295. Raises NET871. */
  readonly asn: number;
  /** Every control plane talks to all of them. */
  readonly peers: KubeVipBgpPeer[];
}

/** The routers that learn where Services are. */
export interface KubeVipServicesBgp {
  /** AS number of the nodes, 1–4294967295. Raises NET871. */
  readonly asn: number;
  /** Every node talks to all of them. Raises NET871. */
  readonly peers: KubeVipBgpPeer[];
  /** Interface whose IPv4 address is the router ID of the node. @default - the node's first address */
  readonly routerInterface?: string;
}

/** Props of `KubeVipServices`. */
export interface KubeVipServicesProps extends KubeVipLeaseProps {
  /** Where addresses are put; with two network cards the default is often the wrong one. Raises NET871. @default - that of the default route, `lo` with `bgp` */
  readonly interface?: string;
  /** Tells routers about Services. @default - nodes answer ARP and NDP */
  readonly bgp?: KubeVipServicesBgp;
  /** Whether Services are shared out among the nodes; otherwise one node answers for all. @default false */
  readonly electionPerService?: boolean;
  /** The only class of Services that it serves. Raises NET875. @default - Services without a class, and `kube-vip.io/kube-vip-class` */
  readonly loadBalancerClass?: string;
  /** Whether it runs on control planes, too. @default false */
  readonly onControlPlanes?: boolean;
  /** Port of Prometheus metrics on every node. @default 2112 */
  readonly metricsPort?: number;
  /** @default 'ghcr.io/kube-vip/kube-vip:v1.2.3' */
  readonly image?: string;
}

/** Props of `KubeVipCloudProvider`. */
export interface KubeVipCloudProviderProps {
  /** Every one of its `loadBalancerPools` is for the namespace of its name, `global` for all others. @default - none */
  readonly network?: ClusterNetwork;
  /** Whether the last address of a pool is given away first. @default false */
  readonly descending?: boolean;
  /** The only class of Services that it serves. @default - Services without a class */
  readonly loadBalancerClass?: string;
  /** @default 'ghcr.io/kube-vip/kube-vip-cloud-provider:v0.0.12' */
  readonly image?: string;
}

/** How addresses of a pool of kube-vip-cloud-provider are given away. */
export interface KubeVipPoolOptions {
  /** Where kube-vip puts its addresses. @default - what kube-vip is told */
  readonly interface?: string;
  /** Whether Services with other ports may share an IPv4 address. @default false */
  readonly allowShare?: boolean;
}

/** A pool of kube-vip-cloud-provider. */
export interface KubeVipPoolProps extends KubeVipPoolOptions {
  /** CIDRs and `first-last`, IPv4 and IPv6. Raises NET206, NET890. */
  readonly addresses: string[];
}
