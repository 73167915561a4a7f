/** What a plugin does in a chain. */
export type PluginKind = 'interface' | 'loopback' | 'meta' | 'ipam';

/**
 * Every plugin of the official repository, and the main plugins of known add-ons.
 * Source: plugins v1.9.1 `plugins/*`; facts `cni.md` §1.6.
 */
const OFFICIAL: ReadonlyMap<string, PluginKind> = new Map([
  ['bridge', 'interface'],
  ['ptp', 'interface'],
  ['macvlan', 'interface'],
  ['ipvlan', 'interface'],
  ['vlan', 'interface'],
  ['host-device', 'interface'],
  ['dummy', 'interface'],
  ['tap', 'interface'],
  ['loopback', 'loopback'],
  ['portmap', 'meta'],
  ['bandwidth', 'meta'],
  ['firewall', 'meta'],
  ['tuning', 'meta'],
  ['sbr', 'meta'],
  ['vrf', 'meta'],
  ['host-local', 'ipam'],
  ['static', 'ipam'],
  ['dhcp', 'ipam'],
]);

const OF_ADD_ONS: ReadonlySet<string> = new Set([
  'flannel',
  'calico',
  'calico-ipam',
  'cilium-cni',
  'antrea',
  'weave-net',
  'weave-ipam',
  'multus',
  'kube-ovn',
  'ovn-k8s-cni-overlay',
  'aws-cni',
  'azure-vnet',
  'azure-ipam',
  'gke',
  'istio-cni',
  'linkerd-cni',
  'whereabouts',
  'sriov',
  'ib-sriov',
  'ovs',
  'rdma',
  'win-bridge',
  'win-overlay',
  'kindnet',
]);

/** Undefined for plugins of others, whose place in a chain nobody knows. */
export const kindOfPlugin = (type: string): PluginKind | undefined => OFFICIAL.get(type);

export const isKnownPlugin = (type: string): boolean => OFFICIAL.has(type) || OF_ADD_ONS.has(type);

/** Plugins that ask the ipam plugin for the pod's addresses. */
export const asksIpam = (type: string): boolean => kindOfPlugin(type) === 'interface';

/** Oldest `cniVersion` of the list with which a plugin works; the others take all from 0.1.0 [run]. */
export const OLDEST_LIST_VERSION: ReadonlyMap<string, string> = new Map([
  ['bandwidth', '0.3.0'],
  ['vrf', '0.3.1'],
  ['firewall', '0.4.0'],
]);
