import type { HostInterface, HostPath, HostRoute } from '../../../cni/host-network';
import type { Prefix } from '../../../net/prefix';
import type { NetworkNode } from './network-node';

/** What one network add-on adds to a node. */
export interface PodNetwork {
  readonly interfaces: readonly HostInterface[];
  readonly routes: readonly HostRoute[];
  readonly paths: readonly HostPath[];
}

/** The nodes of a cluster from the point of view of one of them. */
export interface NetworkView {
  readonly node: NetworkNode;
  readonly others: readonly NetworkNode[];
  readonly podRanges: readonly Prefix[];
}

export const NO_NETWORK: PodNetwork = { interfaces: [], routes: [], paths: [] };

/** The pods' side of the bridge, and one end of a cable for each pod. */
export const vethsOf = (bridge: string, mtuBytes: number): HostInterface => ({
  name: 'veth…',
  addresses: [],
  mtuBytes,
  from: `one for each pod, on ${bridge}`,
});
