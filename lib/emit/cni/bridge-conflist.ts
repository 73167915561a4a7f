import { BRIDGE_DEVICE, BRIDGE_NETWORK_NAME } from '../../cni/bridge/provider';
import { type Conflist, type ConflistPlugin, portmapPlugin, SAFE_CNI_VERSION } from './conflist';

export interface BridgeConflistInput {
  /** This node's block of each pod range; the first one is the pods' primary family. */
  readonly nodeBlocks: readonly string[];
  /** @default 'pods' */
  readonly networkName?: string;
  /** @default 'cni0' */
  readonly bridge?: string;
  /** @default - what the kernel gives a veth pair, 1500 */
  readonly mtuBytes?: number;
  /** @default '1.0.0' */
  readonly cniVersion?: string;
}

/**
 * Where host-local notes which addresses are taken. On a tmpfs: what a crash leaves behind would
 * use up the block for ever.
 */
const ADDRESS_BOOK = '/run/cni/networks';

/** One node's `10-bridge.conflist`. */
export function renderBridgeConflist(input: BridgeConflistInput): Conflist {
  return {
    cniVersion: input.cniVersion ?? SAFE_CNI_VERSION,
    name: input.networkName ?? BRIDGE_NETWORK_NAME,
    plugins: [bridgePlugin(input), portmapPlugin()],
  };
}

/** No 0/0 route in ipam: `isDefaultGateway` adds it, and a second one fails with "file exists". */
function bridgePlugin({ nodeBlocks, bridge, mtuBytes }: BridgeConflistInput): ConflistPlugin {
  return {
    type: 'bridge',
    bridge: bridge ?? BRIDGE_DEVICE,
    isGateway: true,
    isDefaultGateway: true,
    hairpinMode: true,
    // The script of the pod routes does it, and only for what leaves the pod ranges.
    ipMasq: false,
    ...(mtuBytes === undefined ? {} : { mtu: mtuBytes }),
    ipam: {
      type: 'host-local',
      dataDir: ADDRESS_BOOK,
      // One set per family: a pod gets one address of each set.
      ranges: nodeBlocks.map((subnet) => [{ subnet }]),
    },
  };
}
