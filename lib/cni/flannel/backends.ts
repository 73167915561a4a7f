import type { Family } from '../../net/family';
import type { ProviderPort } from '../provider';

/** One `Backend.Type` of flannel, and what follows from choosing it. */
export interface FlannelBackend {
  readonly type: string;
  readonly families: readonly Family[];
  /** What it puts around each packet. */
  readonly overheadBytes: Readonly<Record<Family, number>>;
  readonly ports: readonly ProviderPort[];
  /** Key of net-conf.json that moves the first port. */
  readonly portKey?: string;
  /** Its tunnels, one for each family; `VNI` stands for the number of the network. */
  readonly devices?: Readonly<Record<Family, string>>;
  /** Where the block of another node goes: to the block's first address, or to the node's; undefined: no route. */
  readonly routes?: 'via-block' | 'via-node' | 'whole-range';
}

const BOTH: readonly Family[] = ['IPv4', 'IPv6'];
const ONLY_IPV4: readonly Family[] = ['IPv4'];
const NOTHING = { IPv4: 0, IPv6: 0 } as const;

const udp = (port: number, purpose: string): ProviderPort => ({
  protocol: 'UDP',
  port,
  purpose,
  reach: 'between-nodes',
});

/**
 * Every backend flanneld registers. Source: flannel v0.28.9 `pkg/backend/*`, `Documentation/backends.md`;
 * overheads and ports as flanneld 0.28.4 set them [run]; facts `cni.md` §4.1–4.3.
 */
export const FLANNEL_BACKENDS: readonly FlannelBackend[] = [
  {
    type: 'vxlan',
    families: BOTH,
    overheadBytes: { IPv4: 50, IPv6: 70 },
    ports: [udp(8472, 'flannel VXLAN')],
    portKey: 'Port',
    devices: { IPv4: 'flannel.VNI', IPv6: 'flannel-v6.VNI' },
    routes: 'via-block',
  },
  {
    type: 'host-gw',
    families: BOTH,
    overheadBytes: NOTHING,
    ports: [],
    routes: 'via-node',
  },
  {
    type: 'wireguard',
    families: BOTH,
    overheadBytes: { IPv4: 80, IPv6: 80 },
    ports: [udp(51820, 'flannel WireGuard'), udp(51821, 'flannel WireGuard over IPv6')],
    portKey: 'ListenPort',
    devices: { IPv4: 'flannel-wg', IPv6: 'flannel-wg-v6' },
    routes: 'whole-range',
  },
  {
    type: 'udp',
    families: ONLY_IPV4,
    overheadBytes: { IPv4: 28, IPv6: 28 },
    ports: [udp(8285, 'flannel UDP')],
    portKey: 'Port',
  },
  {
    type: 'ipip',
    families: ONLY_IPV4,
    overheadBytes: { IPv4: 20, IPv6: 20 },
    ports: [{ protocol: 'IPIP', purpose: 'flannel IPIP', reach: 'between-nodes' }],
    devices: { IPv4: 'flannel.ipip', IPv6: 'flannel.ipip' },
    routes: 'via-node',
  },
  {
    type: 'ipsec',
    families: ONLY_IPV4,
    overheadBytes: { IPv4: 77, IPv6: 77 },
    ports: [
      udp(500, 'flannel IPsec key exchange'),
      udp(4500, 'flannel IPsec behind NAT'),
      { protocol: 'ESP', purpose: 'flannel IPsec', reach: 'between-nodes' },
    ],
  },
  { type: 'alloc', families: BOTH, overheadBytes: NOTHING, ports: [] },
  { type: 'extension', families: ONLY_IPV4, overheadBytes: NOTHING, ports: [] },
  { type: 'tencent-vpc', families: ONLY_IPV4, overheadBytes: NOTHING, ports: [] },
];

/** flanneld takes this one when net-conf.json has no `Backend`; its documentation says vxlan. */
export const IMPLIED_BACKEND_TYPE = 'udp';
/** What the manifest chooses. */
export const SHIPPED_BACKEND_TYPE = 'vxlan';

/** flanneld lower-cases the type before it looks for it. */
export const findBackend = (type: string): FlannelBackend | undefined =>
  FLANNEL_BACKENDS.find((backend) => backend.type === type.toLowerCase());
