/** The backend part of net-conf.json, in our words. */
export interface FlannelBackendInput {
  /** @default 'vxlan' */
  readonly type?: string;
  /** VXLAN network identifier. @default - 1 */
  readonly vni?: number;
  /** UDP port. @default - the backend's own: 8472 for vxlan, 51820 for wireguard */
  readonly port?: number;
  /** MTU of the nodes' network; the pods get it less the overhead. @default - that of the interface */
  readonly mtuBytes?: number;
  /** No encapsulation between nodes of one segment (vxlan and ipip). @default - false */
  readonly directRouting?: boolean;
}

/** Everything the manifest of flannel depends on. */
export interface FlannelInput {
  /** Pod ranges of the cluster, one or one of each family. */
  readonly podRanges: readonly string[];
  readonly backend?: FlannelBackendInput;
  /** @default false */
  readonly enableNFTables?: boolean;
  /** `--iface`: names or addresses, tried in this order. Needed where eth0 is a NAT, as under Vagrant. */
  readonly interfaces?: readonly string[];
  /** `--iface-regex`, tried after the names. */
  readonly interfaceRegexes?: readonly string[];
  /** @default - the image of the release */
  readonly daemonImage?: string;
  /** @default - the image of the release */
  readonly pluginImage?: string;
}
