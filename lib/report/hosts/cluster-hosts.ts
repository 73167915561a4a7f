import type { HostNetwork } from '../../cni/host-network';
import type { NodeRole } from '../../model/node-plan';

/** What the kernel and the disk of one node will show. */
export interface NodeHost extends HostNetwork {
  /** Null where kubeadm takes the name of the machine. */
  readonly name: string | null;
  readonly role: NodeRole;
  /** The kubeadm file that makes it a node. */
  readonly file: string;
}

/** Every node of one cluster. */
export interface ClusterHosts {
  readonly kubernetesVersion: string;
  readonly nodes: readonly NodeHost[];
}
