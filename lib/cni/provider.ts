import type { Family } from '../net/family';

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
  /** kube-controller-manager must run with `allocate-node-cidrs` and a pod range. */
  readonly needsNodeCidrs: boolean;
  readonly ports: readonly ProviderPort[];
  /** File in `/etc/cni/net.d`; runtimes take the first one in byte order. */
  readonly conflistFile: string;
  /** Name of the network inside that file. */
  readonly networkName: string;
  /** Who puts that file on a node. */
  readonly conflistIsWrittenBy: 'the-plan' | 'its-daemon';
  /** Capabilities that the list offers to the runtime. */
  readonly capabilities: readonly string[];
  /** Plugin binaries that must be in `/opt/cni/bin` and come with no image of the provider. */
  readonly neededBinaries: readonly string[];
  readonly families: readonly Family[];
  readonly carriesDualStack: boolean;
  /** Nobody but the plan tells a node how to reach the pods of the other nodes. */
  readonly needsPodRoutes: boolean;
}
