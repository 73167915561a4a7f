import type { CniProvider } from '../../cni/provider';
import type { Artifact } from '../../emit/artifact';
import type { JsonObject, SourceDocument } from '../../model/document';
import { BridgeCni } from './bridge-cni';
import type { BridgeProps, FlannelProps } from './cni-props';
import { FlannelCni } from './flannel-cni';
import type { KubeadmCluster } from './kubeadm-cluster';
import type { KubeadmNode } from './kubeadm-node';
import { type PropProblem, readProps } from './read-props';

/** A file that the network puts on one node, and what the checks read of it. */
export interface CniNodeFile {
  readonly artifact: Artifact;
  readonly document?: SourceDocument;
}

/** What a cluster asks its network for. */
export interface CniNetwork {
  readonly provider: CniProvider | undefined;
  /** What the API server is to run. */
  objectsOf(cluster: KubeadmCluster): JsonObject[];
  /** Adds the objects that the API server is to run. */
  addTo(cluster: KubeadmCluster): void;
  /** The files of one node, below the node's folder. */
  filesOf(cluster: KubeadmCluster, node: KubeadmNode): CniNodeFile[];
}

/** How pods get their addresses and reach each other. */
export class Cni {
  /** flannel: a daemon on every node, VXLAN between them; nodes get their ranges from Kubernetes. */
  public static flannel(props: FlannelProps = {}): Cni {
    const reading = readProps('Flannel', props);
    return new Cni(new FlannelCni(reading.props), reading.problems);
  }

  /** The bridge plugin with host-local: no daemon; every node's range and routes are in the plan. */
  public static bridge(props: BridgeProps = {}): Cni {
    const reading = readProps('Bridge', props);
    return new Cni(new BridgeCni(reading.props), reading.problems);
  }

  private constructor(
    /** @internal */
    readonly _network: CniNetwork,
    /** @internal */
    readonly _problems: readonly PropProblem[],
  ) {}
}
