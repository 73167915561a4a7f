/** A range that somebody else already uses, and what happens to a cluster that takes it. */
export interface ReservedRange {
  readonly cidr: string;
  readonly owner: string;
}

/** Networks which a lab host, a laptop or a VPN usually has already. */
export const COMMON_HOST_RANGES: readonly ReservedRange[] = [
  { cidr: '172.17.0.0/16', owner: 'Docker (docker0)' },
  { cidr: '172.18.0.0/16', owner: 'Docker (kind, Compose)' },
  { cidr: '192.168.122.0/24', owner: 'libvirt (virbr0)' },
  { cidr: '192.168.121.0/24', owner: 'libvirt (Vagrant)' },
  { cidr: '10.0.2.0/24', owner: 'VirtualBox NAT' },
  { cidr: '192.168.56.0/21', owner: 'VirtualBox host-only' },
  { cidr: '192.168.5.0/24', owner: 'Lima (user mode)' },
  { cidr: '192.168.104.0/22', owner: 'Lima (user-v2, shared, host)' },
  { cidr: '192.168.49.0/24', owner: 'minikube (Docker driver)' },
  { cidr: '192.168.64.0/24', owner: 'Multipass (macOS)' },
  { cidr: '100.64.0.0/10', owner: 'carrier-grade NAT and Tailscale' },
  { cidr: 'fd7a:115c:a1e0::/48', owner: 'Tailscale' },
  { cidr: 'fc00:f853:ccd:e793::/64', owner: 'kind' },
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
