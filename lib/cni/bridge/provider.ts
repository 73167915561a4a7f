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
  ports: [],
};
