import type { FlannelBackend } from '../../../cni/flannel/backends';
import { FLANNEL_CONFLIST_FILE, FLANNEL_NETWORK_NAME } from '../../../cni/flannel/release';
import {
  type HostInterface,
  type HostPath,
  type HostRoute,
  LAN_DEVICE,
  USUAL_MTU_BYTES,
} from '../../../cni/host-network';
import { type Family, widthBits } from '../../../net/family';
import {
  addressFor,
  blockText,
  firstOf,
  gatewayText,
  type NetworkNode,
  type NodeBlock,
} from './network-node';
import { type NetworkView, type PodNetwork, vethsOf } from './pod-network';

/** What net-conf.json says. */
export interface FlannelSettings {
  readonly backend: FlannelBackend;
  readonly vni: number;
  /** Of the packets between nodes; undefined: what the LAN has. */
  readonly outerMtuBytes: number | undefined;
  /** Nodes of one network reach each other without a tunnel. */
  readonly isDirect: boolean;
}

const BRIDGE = 'cni0';
const MADE_BY = 'flanneld';

/** Source: flannel v0.28.9 `pkg/backend/*`, its CNI plugin `pkg/ip`; flanneld 0.28.4 and cni0 [run]. */
export function flannelNetwork(flannel: FlannelSettings, view: NetworkView): PodNetwork {
  const { node, others } = view;
  const outer = flannel.outerMtuBytes ?? USUAL_MTU_BYTES;
  // Written to subnet.env for both families: the smaller device of IPv6 does not count [run].
  const mtuBytes = outer - flannel.backend.overheadBytes.IPv4;
  return {
    interfaces: [
      ...node.blocks.flatMap((block) => tunnelOf(flannel, outer, block)),
      {
        name: BRIDGE,
        addresses: node.blocks.map((block) => `${gatewayText(block)}/${block.length}`),
        mtuBytes,
        from: 'flannel plugin, with the first pod',
      },
      vethsOf(BRIDGE, mtuBytes),
    ],
    routes: [
      ...node.blocks.map((block) => ({
        destination: blockText(block),
        via: null,
        device: BRIDGE,
        from: `kernel, with ${BRIDGE}`,
      })),
      ...wholeRangeRoutes(flannel, view),
      ...others.flatMap((other) => routesTo(flannel, other)),
    ],
    paths: PATHS,
  };
}

const deviceOf = ({ backend, vni }: FlannelSettings, family: Family): string | undefined =>
  backend.devices?.[family].replace('VNI', `${vni}`);

/** A device with the first address of the block, alone: no route to the block comes of it. */
function tunnelOf(flannel: FlannelSettings, outer: number, block: NodeBlock): HostInterface[] {
  const name = deviceOf(flannel, block.family);
  if (name === undefined) return [];
  const mtuBytes = outer - flannel.backend.overheadBytes[block.family];
  const addresses = [`${firstOf(block)}/${widthBits(block.family)}`];
  return [{ name, addresses, mtuBytes, from: MADE_BY }];
}

/** WireGuard has one route for everybody; its peers know their blocks. */
const wholeRangeRoutes = (flannel: FlannelSettings, { podRanges }: NetworkView): HostRoute[] =>
  flannel.backend.routes === 'whole-range'
    ? podRanges.map((range) => ({
        destination: `${range}`,
        via: null,
        device: deviceOf(flannel, range.family) ?? '',
        from: MADE_BY,
      }))
    : [];

function routesTo(flannel: FlannelSettings, other: NetworkNode): HostRoute[] {
  const { routes } = flannel.backend;
  if (routes === 'whole-range' || routes === undefined) return [];
  return other.blocks.flatMap((block) => {
    const tunnel = flannel.isDirect ? undefined : deviceOf(flannel, block.family);
    const via =
      tunnel === undefined || routes === 'via-node' ? addressFor(other, block) : firstOf(block);
    const device = tunnel ?? LAN_DEVICE;
    const from = other.standsForOthers ? MADE_BY : `pods of ${other.name}: ${MADE_BY}`;
    return via ? [{ destination: blockText(block), via, device, from }] : [];
  });
}

const PATHS: readonly HostPath[] = [
  {
    path: `/etc/cni/net.d/${FLANNEL_CONFLIST_FILE}`,
    what: `the network ${FLANNEL_NETWORK_NAME}, copied there by the DaemonSet`,
  },
  { path: '/run/flannel/subnet.env', what: "the node's block and MTU, written by flanneld" },
  { path: '/opt/cni/bin', what: 'the plugins flannel, bridge, host-local, portmap, loopback' },
  {
    path: `/var/lib/cni/networks/${FLANNEL_NETWORK_NAME}`,
    what: 'a file for each address that a pod has',
  },
  { path: '/var/lib/cni/flannel', what: 'what flannel told the bridge plugin, for each pod' },
  { path: '/var/lib/cni/results', what: 'what the plugins answered, for each pod' },
];
