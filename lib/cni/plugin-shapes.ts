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

/** What each plugin reads beside libcni's own keys; plugins that are not here are not judged. */
export const PLUGIN_FIELDS: ReadonlyMap<string, Fields> = new Map([
  ['bridge', BRIDGE],
  ['portmap', PORTMAP],
]);

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
export const BESIDE_HOST_LOCAL: Fields = {
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
