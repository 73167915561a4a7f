import type { CniProvider } from '../provider';

export const BRIDGE_CONFLIST_FILE = '10-bridge.conflist';
export const BRIDGE_NETWORK_NAME = 'pods';
/** The bridge plugin's own default. Source: plugins v1.9.1 `plugins/main/bridge/bridge.go`. */
export const BRIDGE_DEVICE = 'cni0';

/**
 * The bridge plugin on every node, and routes between the nodes: no daemon, nothing on the wire
 * but the pods' own packets.
 */
export const BRIDGE_PROVIDER: CniProvider = {
  name: 'bridge',
  nodeBlocksComeFrom: 'plan',
  needsNodeCidrs: false,
  ports: [],
  conflistFile: BRIDGE_CONFLIST_FILE,
  networkName: BRIDGE_NETWORK_NAME,
  conflistIsWrittenBy: 'the-plan',
  capabilities: ['portMappings'],
  neededBinaries: ['bridge', 'host-local', 'portmap', 'loopback'],
  families: ['IPv4', 'IPv6'],
  carriesDualStack: true,
  needsPodRoutes: true,
};
