/** Who has a reason to connect to a port; it decides what a firewall lets through. */
export type PortUse =
  | 'api'
  | 'etcd-clients'
  | 'etcd-peers'
  | 'kubelet-api'
  | 'load-balancer-health'
  | 'pod-network'
  | 'metrics'
  | 'own-node';

/** A port that a process of a node holds open. */
export interface Listener {
  readonly protocol: 'tcp' | 'udp';
  /** Where it is bound to; `*` is every address of both families. */
  readonly address: string;
  readonly port: number;
  readonly process: string;
  /** The flag or field that says so. */
  readonly from: string;
  readonly use: PortUse;
}
