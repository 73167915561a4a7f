import { Construct } from 'constructs';
import { CallSite } from '../source-line';
import { type PropProblem, readProps } from './read-props';

/** Addresses that a load balancer on your own network may hand out. */
export interface LoadBalancerPool {
  /** What the pool is called. */
  readonly name: string;
  /** A CIDR, one address, or `first-last`, IPv4 or IPv6. Raises NET206, NET218. */
  readonly range: string;
}

/** A network of somebody else that the cluster must stay clear of: a LAN, a VPN, another cluster. */
export interface ReservedNetwork {
  /** Whose it is; named in findings. */
  readonly name: string;
  /** A CIDR, one address, or `first-last`, IPv4 or IPv6. Raises NET218. */
  readonly range: string;
}

/** The address plan of one cluster. */
export interface ClusterNetworkProps {
  /**
   * Pod range; one per address family for dual-stack (CIDR). Raises NET203 (overlap with services), NET204,
   * NET207, NET208, NET210, NET211, NET213, NET219, NET220, NET601, NET602, NET604, NET605.
   * @default - none; a CNI that gets its node ranges from Kubernetes needs one
   */
  readonly podCidrs?: string[];
  /**
   * Service range; one per address family for dual-stack (CIDR). The first one decides the cluster's primary
   * family, and its tenth address is the cluster's DNS server. Raises NET205, NET207, NET209, NET212, NET352,
   * NET601, NET602, NET603.
   * @default ['10.96.0.0/12'] (kubeadm's own default)
   */
  readonly serviceCidrs?: string[];
  /**
   * Networks the nodes stand in (CIDR). Raises NET218, NET219.
   * @default - only the addresses of the nodes themselves are checked
   */
  readonly nodeCidrs?: string[];
  /**
   * Mask length of one node's part of the IPv4 pod range, in bits. Raises NET214, NET215, NET708.
   * @default 24 (kube-controller-manager)
   */
  readonly nodeMaskIPv4?: number;
  /**
   * Mask length of one node's part of the IPv6 pod range, in bits. Raises NET708.
   * @default 64 (kube-controller-manager)
   */
  readonly nodeMaskIPv6?: number;
  /**
   * How many nodes the cluster is to have one day. Raises NET219 (no room for them), NET218.
   * @default - only the declared nodes are counted
   */
  readonly plannedNodes?: number;
  /**
   * Ports for Services of type NodePort, `first-last`. Raises NET702, NET703.
   * @default '30000-32767' (kube-apiserver)
   */
  readonly nodePortRange?: string;
  /** Pools a load balancer may serve from. Raises NET206 (addresses of somebody else), NET217. @default - none */
  readonly loadBalancerPools?: LoadBalancerPool[];
  /**
   * Addresses that move between machines: of the API behind kube-vip or keepalived, of routers. Raises
   * NET206, NET207, NET216 (somebody else has the address), NET223 (a broadcast address), NET218.
   * @default - the host of `controlPlaneEndpoint`, when it is an address that no node has
   */
  readonly virtualAddresses?: string[];
  /**
   * Routers of the node networks. Raises NET206, NET207, NET216, NET222 (in no node network), NET223, NET218.
   * @default - none
   */
  readonly gateways?: string[];
  /**
   * What DHCP servers on the node networks give away: CIDRs, or `first-last`. Raises NET206, NET207, NET216,
   * NET218.
   * @default - none
   */
  readonly dhcpRanges?: string[];
  /**
   * Name servers that the nodes ask. Raises NET206, NET207 (unreachable behind pods or Services), NET218.
   * @default - none
   */
  readonly dnsServers?: string[];
  /**
   * Networks of others: LANs, VPNs, printers in the node network. Raises NET206, NET207, NET216.
   * @default - none
   */
  readonly reservedNetworks?: ReservedNetwork[];
  /** DNS domain of the cluster. Raises NET600. @default 'cluster.local' */
  readonly dnsDomain?: string;
}

/** Another network that this one meets. */
interface NetworkNeighbour {
  readonly network: ClusterNetwork;
  /** True when pods reach each other, false when only machines share a LAN. */
  readonly isRouted: boolean;
}

/**
 * Every range of one cluster, declared once: all files that mention a range take it from here.
 * Nothing is checked before synth; then everything is, together.
 */
export class ClusterNetwork extends Construct {
  /** @internal */
  readonly _props: ClusterNetworkProps;
  /** @internal */
  readonly _problems: PropProblem[];
  /** @internal */
  readonly _callSite: CallSite;
  /** @internal */
  readonly _neighbours: NetworkNeighbour[] = [];

  constructor(scope: Construct, id: string, props: ClusterNetworkProps = {}) {
    super(scope, id);
    const reading = readProps('ClusterNetwork', props);
    this._props = reading.props;
    this._problems = [...reading.problems];
    this._callSite = new CallSite();
  }

  /**
   * The clusters of both networks reach each other (VPN, routed pods, a mesh): neither pods, nor
   * Services, nor nodes, nor pools may be in both. Networks that nobody connects may be the same.
   * Raises NET220.
   */
  public peerWith(other: ClusterNetwork): void {
    this.connect('peerWith', other, true);
  }

  /**
   * The nodes of both stand in one LAN: no node, pool or virtual address may be in both; pods and
   * Services may. Raises NET220.
   */
  public sharesLanWith(other: ClusterNetwork): void {
    this.connect('sharesLanWith', other, false);
  }

  /** Each pair is compared once, from the side that speaks first. */
  private connect(method: string, network: ClusterNetwork, isRouted: boolean): void {
    if (!isNetwork(network)) {
      this._problems.push({ path: [method], problem: 'ClusterNetwork expected' });
      return;
    }
    const knows = (one: ClusterNetwork, two: ClusterNetwork) =>
      one._neighbours.some((known) => known.network === two && (known.isRouted || !isRouted));
    if (network === this || knows(this, network) || knows(network, this)) return;
    this._neighbours.push({ network, isRouted });
  }
}

/** Programs in JavaScript hand in anything; another copy of this library makes networks, too. */
const isNetwork = (value: unknown): value is ClusterNetwork =>
  typeof value === 'object' && value !== null && '_neighbours' in value;
