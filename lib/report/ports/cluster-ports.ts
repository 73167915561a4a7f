import type { Listener } from '../../k8s/listener';
import type { NodeRole } from '../../model/node-plan';
import type { PortRange } from '../../net/port';

/** What one node of a cluster listens on. */
export interface NodePorts {
  /** Null where kubeadm takes the name of the machine. */
  readonly name: string | null;
  readonly role: NodeRole;
  /** The kubeadm file that makes it a node. */
  readonly file: string;
  /** As written in that file. */
  readonly addresses: readonly string[];
  readonly listeners: readonly Listener[];
  /** Why the real ones may differ. */
  readonly notes: readonly string[];
}

/** A port of its node that a pod takes. */
export interface PodClaim {
  readonly workload: string;
  readonly container: string;
  readonly protocol: string;
  readonly port: number;
  /** `*` for every address of the node. */
  readonly address: string;
  /** On the host's network a process listens; a hostPort is forwarded, and `ss` does not show it. */
  readonly isOnHostNetwork: boolean;
}

/** Which nodes, or what else, stand at one end of a flow: a role, or a name. */
export type FlowEnd = string;

/** A reason to let packets through: who opens connections to whom. */
export interface Flow {
  readonly from: FlowEnd;
  readonly to: FlowEnd;
  readonly protocol: string;
  /** Null for protocols without ports, and where every port is meant. */
  readonly ports: PortRange | null;
  readonly process: string;
  readonly why: string;
  /** The setting that asks for it, where the files do not tell. */
  readonly when: string | null;
}

/** Every open port of a cluster, and every reason for one. */
export interface ClusterPorts {
  readonly kubernetesVersion: string;
  readonly nodes: readonly NodePorts[];
  /** As the components use them. */
  readonly podRanges: readonly string[];
  readonly podClaims: readonly PodClaim[];
  readonly flows: readonly Flow[];
}
