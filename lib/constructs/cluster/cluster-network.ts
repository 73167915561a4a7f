import { Construct } from 'constructs';
import { CallSite } from '../source-line';
import { type PropProblem, readProps } from './read-props';

/** Addresses that a load balancer on your own network may hand out. */
export interface LoadBalancerPool {
  /** What the pool is called. */
  readonly name: string;
  /** A CIDR, one address, or `first-last`, IPv4 or IPv6. */
  readonly range: string;
}

/** A network of somebody else that the cluster must stay clear of: a LAN, a VPN, another cluster. */
export interface ReservedNetwork {
  /** Whose it is; named in findings. */
  readonly name: string;
  /** A CIDR, one address, or `first-last`, IPv4 or IPv6. */
  readonly range: string;
}

/** The address plan of one cluster. */
export interface ClusterNetworkProps {
  /**
   * Pod range; one per address family for dual-stack (CIDR).
   * Raises among others NET203 (overlap with services).
   * @default - none; a CNI that gets its node ranges from Kubernetes needs one
   */
  readonly podCidrs?: string[];
  /**
   * Service range; one per address family for dual-stack (CIDR). The first one decides the
   * cluster's primary family, and its tenth address is the cluster's DNS server.
   * @default ['10.96.0.0/12'] (kubeadm's own default)
   */
  readonly serviceCidrs?: string[];
  /**
   * Networks the nodes stand in (CIDR).
   * @default - only the addresses of the nodes themselves are checked
   */
  readonly nodeCidrs?: string[];
  /**
   * Mask length of one node's part of the IPv4 pod range, in bits.
   * @default 24 (kube-controller-manager)
   */
  readonly nodeMaskIPv4?: number;
  /**
   * Mask length of one node's part of the IPv6 pod range, in bits.
   * @default 64 (kube-controller-manager)
   */
  readonly nodeMaskIPv6?: number;
  /**
   * How many nodes the cluster is to have one day. Raises NET219 (no room for them).
   * @default - only the declared nodes are counted
   */
  readonly plannedNodes?: number;
  /**
   * Ports for Services of type NodePort, `first-last`.
   * @default '30000-32767' (kube-apiserver)
   */
  readonly nodePortRange?: string;
  /**
   * Pools a load balancer may serve from. Raises NET206 (addresses of somebody else).
   * @default - none
   */
  readonly loadBalancerPools?: LoadBalancerPool[];
  /**
   * Addresses that move between machines: of the API behind kube-vip or keepalived, of routers.
   * Raises NET206, NET207, NET216 (somebody else has the address).
   * @default - the host of `controlPlaneEndpoint`, when it is an address that no node has
   */
  readonly virtualAddresses?: string[];
  /**
   * Routers of the node networks. Raises NET206, NET207, NET216.
   * @default - none
   */
  readonly gateways?: string[];
  /**
   * What DHCP servers on the node networks give away: CIDRs, or `first-last`. Raises NET206, NET207, NET216.
   * @default - none
   */
  readonly dhcpRanges?: string[];
  /**
   * Name servers that the nodes ask. Raises NET206, NET207 (unreachable behind pods or Services).
   * @default - none
   */
  readonly dnsServers?: string[];
  /**
   * Networks of others: LANs, VPNs, printers in the node network. Raises NET206, NET207, NET216.
   * @default - none
   */
  readonly reservedNetworks?: ReservedNetwork[];
  /**
   * DNS domain of the cluster.
   * @default 'cluster.local'
   */
  readonly dnsDomain?: string;
}

/**
 * Every range of one cluster, declared once: all files that mention a range take it from here.
 * Nothing is checked before synth; then everything is, together.
 */
export class ClusterNetwork extends Construct {
  /** @internal */
  readonly _props: ClusterNetworkProps;
  /** @internal */
  readonly _problems: readonly PropProblem[];
  /** @internal */
  readonly _callSite: CallSite;

  constructor(scope: Construct, id: string, props: ClusterNetworkProps = {}) {
    super(scope, id);
    const reading = readProps('ClusterNetwork', props);
    this._props = reading.props;
    this._problems = reading.problems;
    this._callSite = new CallSite();
  }
}
