import { nodeBlocksAt } from '../../cni/bridge/node-blocks';
import { BRIDGE_CONFLIST_FILE, BRIDGE_PROVIDER } from '../../cni/bridge/provider';
import { type BridgeConflistInput, renderBridgeConflist } from '../../emit/cni/bridge-conflist';
import { serializeConflist } from '../../emit/cni/conflist';
import { type RoutedNode, renderPodRoutes } from '../../emit/cni/pod-routes';
import { DEFAULT_NODE_MASK } from '../../k8s/defaults';
import type { JsonObject } from '../../model/document';
import { parseCidrSloppy } from '../../net/parse-sloppy';
import type { Prefix } from '../../net/prefix';
import { ConstructSource } from '../construct-source';
import { present } from '../present';
import type { CniNetwork, CniNodeFile } from './cni';
import type { BridgeProps } from './cni-props';
import type { KubeadmCluster } from './kubeadm-cluster';
import type { KubeadmNode } from './kubeadm-node';

const EXECUTABLE = 0o755;

/** The plan gives every node its block, and tells it the way to the blocks of the others. */
export class BridgeCni implements CniNetwork {
  readonly provider = BRIDGE_PROVIDER;

  constructor(private readonly props: BridgeProps) {}

  /** Nothing runs in the cluster. */
  objectsOf(): JsonObject[] {
    return [];
  }

  addTo(): void {}

  filesOf(cluster: KubeadmCluster, node: KubeadmNode): CniNodeFile[] {
    return [this.conflistOf(cluster, node), routesOf(cluster, node)];
  }

  private conflistOf(cluster: KubeadmCluster, node: KubeadmNode): CniNodeFile {
    const nodeBlocks = blocksOf(cluster, node);
    const list = renderBridgeConflist(
      present({ nodeBlocks, ...this.props }) as BridgeConflistInput,
    );
    const content = serializeConflist(list);
    return {
      artifact: { path: `etc/cni/net.d/${BRIDGE_CONFLIST_FILE}`, content },
      document: {
        value: JSON.parse(content) as JsonObject,
        source: new ConstructSource([
          { path: [], constructPath: node.node.path, callSite: node._callSite },
        ]),
      },
    };
  }
}

function routesOf(cluster: KubeadmCluster, node: KubeadmNode): CniNodeFile {
  const content = renderPodRoutes({
    node: asRouted(cluster, node),
    nodes: cluster.nodes.map((other) => asRouted(cluster, other)),
    podRanges: cluster.network._props.podCidrs ?? [],
  });
  return { artifact: { path: 'pod-routes.sh', content, mode: EXECUTABLE } };
}

function asRouted(cluster: KubeadmCluster, node: KubeadmNode): RoutedNode {
  const { address, secondaryAddress } = node._props;
  const addresses = [address, ...(secondaryAddress === undefined ? [] : [secondaryAddress])];
  return { name: node.nodeName, addresses, blocks: blocksOf(cluster, node) };
}

/** As the user says, or the next ones in the order of declaration. */
function blocksOf(cluster: KubeadmCluster, node: KubeadmNode): string[] {
  if (node._props.podCidrs) return node._props.podCidrs;
  const { podCidrs = [], nodeMaskIPv4, nodeMaskIPv6 } = cluster.network._props;
  const ranges = podCidrs
    .map(parseCidrSloppy)
    .flatMap((read): Prefix[] => (read.ok ? [read.value.prefix] : []));
  const mask = {
    IPv4: nodeMaskIPv4 ?? DEFAULT_NODE_MASK.IPv4,
    IPv6: nodeMaskIPv6 ?? DEFAULT_NODE_MASK.IPv6,
  };
  return nodeBlocksAt(ranges, mask, cluster.nodes.indexOf(node)).map(String);
}
