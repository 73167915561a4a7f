/** A range that somebody else already uses, and what happens to a cluster that takes it. */
export interface ReservedRange {
  readonly cidr: string;
  readonly owner: string;
}

/**
 * Never usable for pods, Services or nodes: the kernel treats these addresses specially.
 * Source: RFC 6890, RFC 4291; facts `cni.md` §7.
 */
export const UNROUTABLE_RANGES: readonly ReservedRange[] = [
  { cidr: '0.0.0.0/8', owner: '"this network" (RFC 791)' },
  { cidr: '127.0.0.0/8', owner: 'loopback (RFC 1122)' },
  { cidr: '169.254.0.0/16', owner: 'link-local (RFC 3927)' },
  { cidr: '224.0.0.0/4', owner: 'multicast (RFC 5771)' },
  { cidr: '240.0.0.0/4', owner: 'class E (RFC 1112)' },
  { cidr: '::1/128', owner: 'loopback (RFC 4291)' },
  { cidr: 'fe80::/10', owner: 'link-local (RFC 4291)' },
  { cidr: 'ff00::/8', owner: 'multicast (RFC 4291)' },
];

/** Networks which a lab host, a laptop or a VPN usually has already. */
export const COMMON_HOST_RANGES: readonly ReservedRange[] = [
  { cidr: '172.17.0.0/16', owner: 'Docker (docker0)' },
  { cidr: '192.168.122.0/24', owner: 'libvirt (virbr0)' },
  { cidr: '10.0.2.0/24', owner: 'VirtualBox NAT' },
  { cidr: '192.168.56.0/21', owner: 'VirtualBox host-only' },
  { cidr: '100.64.0.0/10', owner: 'carrier-grade NAT and Tailscale' },
];

/** Where addresses may be chosen freely. Source: RFC 1918, RFC 6598, RFC 4193. */
export const PRIVATE_RANGES: readonly string[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  'fc00::/7',
];

/** The address VirtualBox gives every VM behind its NAT. */
export const VIRTUALBOX_NAT_ADDRESS = '10.0.2.15';
