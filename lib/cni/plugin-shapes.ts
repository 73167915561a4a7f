import type { GoShape } from './go-shape';

type Fields = Readonly<Record<string, GoShape>>;

const DNS: GoShape = {
  fields: {
    nameservers: { list: 'string' },
    domain: 'string',
    search: { list: 'string' },
    options: { list: 'string' },
  },
};

/**
 * What libcni reads of every plugin object before it starts any plugin.
 * Source: cni v1.3.0 `pkg/types/types.go` (PluginConf) [run].
 */
export const LIBCNI_PLUGIN: Fields = {
  cniVersion: 'string',
  name: 'string',
  type: 'string',
  capabilities: { map: 'boolean' },
  ipam: { fields: { type: 'string' } },
  dns: DNS,
  prevResult: { map: 'any' },
  'cni.dev/valid-attachments': { list: { fields: { containerID: 'string', ifname: 'string' } } },
};

/** Source: plugins v1.9.1 `plugins/main/bridge/bridge.go` (NetConf) [run]. */
const BRIDGE: Fields = {
  bridge: 'string',
  isGateway: 'boolean',
  isDefaultGateway: 'boolean',
  forceAddress: 'boolean',
  ipMasq: 'boolean',
  ipMasqBackend: 'string',
  mtu: 'integer',
  hairpinMode: 'boolean',
  promiscMode: 'boolean',
  vlan: 'integer',
  vlanTrunk: {
    list: { fields: { minID: 'integer', maxID: 'integer', id: 'integer' } },
    nullPanics: true,
  },
  preserveDefaultVlan: 'boolean',
  macspoofchk: 'boolean',
  enabledad: 'boolean',
  disableContainerInterface: 'boolean',
  portIsolation: 'boolean',
  args: { fields: { cni: { fields: { mac: 'string' } } } },
  runtimeConfig: { fields: { mac: 'string' } },
};

/** Source: plugins v1.9.1 `plugins/meta/portmap/main.go` (PortMapConf) [run]. */
const PORTMAP: Fields = {
  backend: 'string',
  snat: 'boolean',
  conditionsV4: { list: 'string' },
  conditionsV6: { list: 'string' },
  masqAll: 'boolean',
  markMasqBit: 'integer',
  externalSetMarkChain: 'string',
  runtimeConfig: {
    fields: {
      portMappings: {
        list: {
          fields: {
            hostPort: 'integer',
            containerPort: 'integer',
            protocol: 'string',
            hostIP: 'string',
          },
        },
      },
    },
  },
};

const FROM_RUNTIME: Fields = { runtimeConfig: { fields: { mac: 'string' } } };

/** Source: plugins v1.9.1 `plugins/main/*` (NetConf of each). */
const PTP: Fields = { ipMasq: 'boolean', ipMasqBackend: 'string', mtu: 'integer' };
const ON_MASTER: Fields = { master: 'string', mtu: 'integer', linkInContainer: 'boolean' };
const IPVLAN: Fields = { ...ON_MASTER, mode: 'string' };
const VLAN: Fields = { ...ON_MASTER, vlanId: 'integer' };
const MACVLAN: Fields = { ...IPVLAN, ...FROM_RUNTIME, mac: 'string', bcqueuelen: 'uint32' };
const HOST_DEVICE: Fields = {
  device: 'string',
  hwaddr: 'string',
  DPDKMode: 'boolean',
  kernelpath: 'string',
  pciBusID: 'string',
  runtimeConfig: { fields: { deviceID: 'string' } },
};
const TAP: Fields = {
  ...FROM_RUNTIME,
  multiQueue: 'boolean',
  mtu: 'integer',
  mac: 'string',
  owner: 'uint32',
  group: 'uint32',
  selinuxContext: 'string',
  bridge: 'string',
  args: { fields: {} },
};

/** Source: plugins v1.9.1 `plugins/meta/*` (PluginConf, FirewallNetConf, TuningConf, VRFNetConf). */
const LIMITS: Fields = {
  ingressRate: 'uint64',
  ingressBurst: 'uint64',
  egressRate: 'uint64',
  egressBurst: 'uint64',
};
const BANDWIDTH: Fields = {
  ...LIMITS,
  runtimeConfig: { fields: { bandwidth: { fields: LIMITS } } },
};
const FIREWALL: Fields = {
  backend: 'string',
  iptablesAdminChainName: 'string',
  firewalldZone: 'string',
  ingressPolicy: 'string',
};
const TUNED: Fields = {
  sysctl: { map: 'string' },
  mac: 'string',
  promisc: 'boolean',
  mtu: 'integer',
  allmulti: 'boolean',
  txQLen: 'integer',
};
const TUNING: Fields = {
  ...TUNED,
  ...FROM_RUNTIME,
  dataDir: 'string',
  args: { fields: { cni: { fields: TUNED } } },
};

/** What each plugin reads beside libcni's own keys; plugins that are not here are not judged. */
export const PLUGIN_FIELDS: ReadonlyMap<string, Fields> = new Map([
  ['bridge', BRIDGE],
  ['ptp', PTP],
  ['macvlan', MACVLAN],
  ['ipvlan', IPVLAN],
  ['vlan', VLAN],
  ['host-device', HOST_DEVICE],
  ['dummy', {}],
  ['tap', TAP],
  ['portmap', PORTMAP],
  ['bandwidth', BANDWIDTH],
  ['firewall', FIREWALL],
  ['tuning', TUNING],
  ['sbr', { table: 'integer' }],
  ['vrf', { vrfname: 'string', table: 'uint32' }],
]);

/** What an ipam plugin reads: of its own object, and of the plugin that asks it. */
export interface IpamShape {
  readonly own: Fields;
  readonly beside: Fields;
}

const RANGE: Fields = {
  subnet: 'cidr',
  rangeStart: 'address',
  rangeEnd: 'address',
  gateway: 'address',
};

const ROUTE: Fields = {
  dst: 'cidr',
  gw: 'address',
  mtu: 'integer',
  advmss: 'integer',
  priority: 'integer',
  table: 'integer',
  scope: 'integer',
};

const REQUESTED: Fields = { ips: { list: 'addressOrCidr', nullPanics: true } };

/** What host-local reads beside `ipam`. Source: as below (Net) [run]. */
const BESIDE_HOST_LOCAL: Fields = {
  runtimeConfig: { fields: { ...REQUESTED, ipRanges: { list: { list: { fields: RANGE } } } } },
  args: { fields: { cni: { fields: REQUESTED } } },
};

/** Source: plugins v1.9.1 `plugins/ipam/host-local/backend/allocator/config.go` (IPAMConfig) [run]. */
export const HOST_LOCAL: Fields = {
  ...RANGE,
  name: 'string',
  type: 'string',
  routes: { list: { fields: ROUTE }, nullPanics: true },
  dataDir: 'string',
  resolvConf: 'string',
  ranges: { list: { list: { fields: RANGE } } },
};

const TEXTS: Fields = { ips: { list: 'string' } };

/** With a capital `Address` is a field of its own: the one that the plugin fills in. */
const STATIC_ADDRESS: Fields = {
  address: 'string',
  Address: { fields: { IP: 'address', Mask: 'string' } },
  gateway: 'address',
  version: 'string',
};

/** Source: plugins v1.9.1 `plugins/ipam/static/main.go` (Net, IPAMConfig). */
const STATIC: Fields = {
  name: 'string',
  type: 'string',
  routes: { list: { fields: ROUTE }, nullPanics: true },
  addresses: { list: { fields: STATIC_ADDRESS } },
  dns: DNS,
};
const BESIDE_STATIC: Fields = {
  runtimeConfig: { fields: TEXTS },
  args: { fields: { cni: { fields: TEXTS } } },
};

/** By the type of `ipam`; others are not judged. */
export const IPAM_SHAPES: ReadonlyMap<string, IpamShape> = new Map([
  ['host-local', { own: HOST_LOCAL, beside: BESIDE_HOST_LOCAL }],
  ['static', { own: STATIC, beside: BESIDE_STATIC }],
]);
