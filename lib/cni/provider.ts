/** A port or protocol that must be free on a node and open between nodes, or only on the node. */
export interface ProviderPort {
  readonly protocol: 'TCP' | 'UDP' | 'IPIP' | 'ESP';
  /** Undefined for protocols without ports. */
  readonly port?: number;
  readonly purpose: string;
  readonly reach: 'between-nodes' | 'on-the-node';
}

/**
 * Who decides which part of the pod range belongs to which node: kube-controller-manager through
 * `node.spec.podCIDRs`, or the plan, which writes a file of its own for each node.
 */
export type NodeBlockAuthority = 'kube-controller-manager' | 'plan';

/** The questions every network provider answers. Shared code asks these, never for a name. */
export interface CniProvider {
  readonly name: string;
  readonly nodeBlocksComeFrom: NodeBlockAuthority;
  readonly ports: readonly ProviderPort[];
}
