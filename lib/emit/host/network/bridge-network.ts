import type { DeclaredBridge } from '../../../cni/bridge/declared-bridge';
import {
  type HostPath,
  type HostRoute,
  LAN_DEVICE,
  USUAL_MTU_BYTES,
} from '../../../cni/host-network';
import { podRoutesOf, type RoutedNode } from '../../cni/pod-routes';
import { blockText, gatewayText, type NetworkNode } from './network-node';
import { type NetworkView, type PodNetwork, vethsOf } from './pod-network';

const WITH_FIRST_POD = 'bridge plugin, with the first pod';

export function bridgeNetwork(bridge: DeclaredBridge, view: NetworkView): PodNetwork {
  const { node } = view;
  const mtuBytes = bridge.mtuBytes ?? USUAL_MTU_BYTES;
  const addresses = bridge.isGateway
    ? node.blocks.map((block) => `${gatewayText(block)}/${block.length}`)
    : [];
  return {
    interfaces: [
      { name: bridge.device, addresses, mtuBytes, from: WITH_FIRST_POD },
      vethsOf(bridge.device, mtuBytes),
    ],
    routes: [
      ...(bridge.isGateway ? node.blocks : []).map((block) => ({
        destination: blockText(block),
        via: null,
        device: bridge.device,
        from: `kernel, with ${bridge.device}`,
      })),
      ...routesOf(view),
    ],
    paths: pathsOf(bridge),
  };
}

/** What `pod-routes.sh` makes. */
const routesOf = ({ node, others }: NetworkView): HostRoute[] =>
  podRoutesOf({ node: asRouted(node), nodes: others.map(asRouted), podRanges: [] }).map(
    ({ name, block, via }) => ({
      destination: block,
      via,
      device: LAN_DEVICE,
      from: `pods of ${name}: pod-routes.sh`,
    }),
  );

const asRouted = ({ name, addresses, blocks }: NetworkNode): RoutedNode => ({
  name,
  addresses: addresses.map(String),
  blocks: blocks.map(blockText),
});

const pathsOf = ({ file, networkName, dataDir, pluginTypes }: DeclaredBridge): HostPath[] => [
  { path: `/etc/cni/net.d/${file}`, what: `the network ${networkName}` },
  { path: '/opt/cni/bin', what: `the plugins ${pluginTypes.join(', ')}` },
  { path: `${dataDir}/${networkName}`, what: 'a file for each address that a pod has' },
  { path: '/var/lib/cni/results', what: 'what the plugins answered, for each pod' },
];
