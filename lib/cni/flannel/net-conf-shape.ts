import type { GoShape } from '../go-shape';

/** Source: flannel v0.28.9 `pkg/subnet/config.go` (Config), decoded by encoding/json [run]. */
export const NET_CONF: GoShape = {
  fields: {
    EnableIPv4: 'boolean',
    EnableIPv6: 'boolean',
    EnableNFTables: 'boolean',
    Network: 'cidr',
    IPv6Network: 'cidr',
    SubnetMin: 'address',
    SubnetMax: 'address',
    IPv6SubnetMin: 'address',
    IPv6SubnetMax: 'address',
    SubnetLen: 'integer',
    IPv6SubnetLen: 'integer',
    Backend: { fields: { Type: 'string' } },
  },
};

/** Keys that only the etcd mode looks at: with `--kube-subnet-mgr` the nodes' podCIDRs decide. */
export const ETCD_MODE_KEYS = [
  'SubnetLen',
  'SubnetMin',
  'SubnetMax',
  'IPv6SubnetLen',
  'IPv6SubnetMin',
  'IPv6SubnetMax',
] as const;
