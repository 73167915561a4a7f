import type { PlanRangeField } from '../../../lib/model/declared-plan';

/** Everything that takes addresses in a plan. */
export type Use = 'pods' | 'services' | 'node' | 'endpoint' | PlanRangeField;

/** Which rule speaks when the two share addresses; each row begins where the one before ends. */
export const WHO_SPEAKS: Readonly<Record<Use, Partial<Record<Use, string>>>> = {
  pods: {
    services: 'NET203',
    node: 'NET204',
    endpoint: 'NET207',
    nodeCidrs: 'NET204',
    loadBalancerPools: 'NET206',
    virtualAddresses: 'NET207',
    gateways: 'NET207',
    dhcpRanges: 'NET207',
    dnsServers: 'NET207',
    reserved: 'NET207',
  },
  services: {
    node: 'NET205',
    endpoint: 'NET207',
    nodeCidrs: 'NET205',
    loadBalancerPools: 'NET206',
    virtualAddresses: 'NET207',
    gateways: 'NET207',
    dhcpRanges: 'NET207',
    dnsServers: 'NET207',
    reserved: 'NET207',
  },
  // A node may be the endpoint and a name server; it stands in its network, and in somebody's LAN.
  node: {
    node: 'NET400',
    loadBalancerPools: 'NET206',
    virtualAddresses: 'NET216',
    gateways: 'NET216',
    dhcpRanges: 'NET216',
  },
  // The API may stand behind the gateway and in a network of others.
  endpoint: { loadBalancerPools: 'NET206', dhcpRanges: 'NET216' },
  // Whatever machines have, they have it in a node network.
  nodeCidrs: {},
  loadBalancerPools: {
    loadBalancerPools: 'NET206',
    virtualAddresses: 'NET206',
    gateways: 'NET206',
    dhcpRanges: 'NET206',
    dnsServers: 'NET206',
    reserved: 'NET206',
  },
  virtualAddresses: { gateways: 'NET216', dhcpRanges: 'NET216', reserved: 'NET216' },
  // These belong to the network, which may arrange them as it likes.
  gateways: {},
  dhcpRanges: {},
  dnsServers: {},
  reserved: {},
};
