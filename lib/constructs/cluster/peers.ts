import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import type { PeerField } from '../../model/peer-range';
import type { Authorship } from '../construct-source';
import { present } from '../present';
import { wrote } from './cluster-documents';
import type { ClusterNetwork } from './cluster-network';
import { KubeadmCluster } from './kubeadm-cluster';

/** What the plan document says of one other cluster. */
type Peer = { readonly name: string } & Partial<Record<PeerField, readonly string[] | undefined>>;

/** The networks that the cluster's own one meets; undefined when there is none. */
export function peersOf({ network }: KubeadmCluster): Peer[] | undefined {
  const peers = network._neighbours.map(({ network: other, isRouted }) => peerOf(other, isRouted));
  return peers.length === 0 ? undefined : peers;
}

function peerOf(network: ClusterNetwork, isRouted: boolean): Peer {
  const { podCidrs, nodeCidrs, loadBalancerPools, virtualAddresses } = network._props;
  const { serviceCidrs = [KUBEADM_DEFAULTS.serviceSubnet] } = network._props;
  const clusters = clustersOf(network);
  const routed = isRouted ? { podCidrs, serviceCidrs, nodeCidrs } : {};
  return {
    name: clusters[0]?.node.path ?? network.node.path,
    ...present({
      ...routed,
      nodeAddresses: clusters.flatMap(addressesOf),
      loadBalancerPools: loadBalancerPools?.map(({ range }) => range),
      virtualAddresses,
    }),
  };
}

const clustersOf = (network: ClusterNetwork): KubeadmCluster[] =>
  network.node.root.node
    .findAll()
    .filter(KubeadmCluster.isKubeadmCluster)
    .filter((cluster) => cluster.network === network);

const addressesOf = ({ nodes }: Pick<KubeadmCluster, 'nodes'>): string[] =>
  nodes.flatMap(({ _props: { address, secondaryAddress } }) =>
    [address, secondaryAddress].filter((text) => text !== undefined),
  );

/** A finding about a peer points to the program that declared it. */
export const peerAuthors = ({ _neighbours }: ClusterNetwork): Authorship[] =>
  _neighbours.flatMap(({ network }, index) => [
    wrote(network, ['peers', index]),
    ...FIELDS.map((field) => wrote(network, ['peers', index, field], field)),
    ...clustersOf(network).flatMap((cluster) => nodeAuthors(cluster, index)),
  ]);

const FIELDS: readonly PeerField[] = [
  'podCidrs',
  'serviceCidrs',
  'nodeCidrs',
  'loadBalancerPools',
  'virtualAddresses',
];

function nodeAuthors(cluster: KubeadmCluster, index: number): Authorship[] {
  const owners = cluster.nodes.flatMap((node) => addressesOf({ nodes: [node] }).map(() => node));
  return owners.map((node, at) => wrote(node, ['peers', index, 'nodeAddresses', at], 'address'));
}
