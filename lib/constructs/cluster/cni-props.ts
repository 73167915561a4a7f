/** flannel, as its project ships it. */
export interface FlannelProps {
  /**
   * `vxlan`, `host-gw`, `wireguard`, `ipip` …
   * @default 'vxlan'
   */
  readonly backend?: string;
  /** VXLAN network identifier. @default 1 */
  readonly vni?: number;
  /** UDP port of the backend. @default - the backend's own: 8472 for vxlan */
  readonly port?: number;
  /** MTU of the nodes' network in bytes; pods get it less the overhead. @default - that of the interface */
  readonly mtuBytes?: number;
  /** No encapsulation between nodes of one segment. @default false */
  readonly directRouting?: boolean;
  /** Write nftables rules instead of iptables ones. @default false */
  readonly enableNFTables?: boolean;
  /**
   * Interfaces between the nodes, by name or address, tried in order. Needed where the default
   * route leads elsewhere, as on Vagrant's NAT interface.
   * @default - the interface of the default route
   */
  readonly interfaces?: string[];
}

/** The plain bridge plugin on every node, and routes between the nodes. */
export interface BridgeProps {
  /** Name of the bridge, at most 15 characters. @default 'cni0' */
  readonly bridge?: string;
  /** Name of the network. @default 'pods' */
  readonly networkName?: string;
  /** MTU of the pods in bytes. @default - 1500, the kernel's own */
  readonly mtuBytes?: number;
}
