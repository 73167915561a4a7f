/** What happens to pods, Services or machines in a range; `certain` is false where it depends on the host. */
export interface RangeEffect {
  readonly certain: boolean;
  /** `component: how it fails`. */
  readonly breaks: string;
}

/** A range that the kernel or Kubernetes treats specially. */
export interface UnroutableRange {
  readonly cidr: string;
  readonly owner: string;
  readonly pods: RangeEffect;
  readonly services: RangeEffect;
  /** Addresses that machines and load balancers are to have. */
  readonly machines: RangeEffect;
}

const all = (certain: boolean, breaks: string) => ({
  pods: { certain, breaks },
  services: { certain, breaks },
  machines: { certain, breaks },
});

const ONE_LINK = {
  certain: false,
  breaks:
    'kernel: never forwards packets to link-local addresses, so only the same link reaches it',
};

const NO_LINK_LOCAL_ENDPOINT =
  'kube-apiserver: refuses link-local addresses in EndpointSlices, so no Service reaches a pod';

/**
 * Source: RFC 6890, RFC 4291; Linux `net/ipv4/route.c` (martian addresses), `net/ipv4/tcp_ipv4.c`
 * (no TCP to multicast); apimachinery `ValidateEndpointIP` (no loopback, no link-local).
 */
export const UNROUTABLE_EFFECTS: readonly UnroutableRange[] = [
  {
    cidr: '127.0.0.0/8',
    owner: 'loopback (RFC 1122)',
    ...all(true, 'kernel: packets to loopback addresses never leave the host or pod they start in'),
  },
  {
    cidr: '169.254.0.0/16',
    owner: 'link-local (RFC 3927)',
    pods: { certain: true, breaks: NO_LINK_LOCAL_ENDPOINT },
    services: {
      certain: false,
      breaks:
        'kube-proxy: takes over link-local addresses that the cloud (169.254.169.254) or NodeLocal DNS use',
    },
    machines: ONE_LINK,
  },
  {
    cidr: '224.0.0.0/4',
    owner: 'multicast (RFC 5771)',
    ...all(true, 'kernel: opens no TCP connection to or from a multicast address'),
  },
  {
    cidr: '0.0.0.0/8',
    owner: '"this network" (RFC 791)',
    ...all(false, 'kernel: many systems drop packets to and from 0.0.0.0/8'),
  },
  {
    cidr: '240.0.0.0/4',
    owner: 'class E (RFC 1112)',
    ...all(false, 'kernel routing: Linux routes class E, many routers and other systems drop it'),
  },
  {
    cidr: '::1/128',
    owner: 'loopback (RFC 4291)',
    ...all(true, 'kernel: packets to loopback addresses never leave the host or pod they start in'),
  },
  {
    cidr: 'fe80::/10',
    owner: 'link-local (RFC 4291)',
    pods: { certain: true, breaks: NO_LINK_LOCAL_ENDPOINT },
    services: { certain: true, breaks: 'kernel: never forwards packets to link-local addresses' },
    machines: ONE_LINK,
  },
  {
    cidr: 'ff00::/8',
    owner: 'multicast (RFC 4291)',
    ...all(true, 'kernel: opens no TCP connection to or from a multicast address'),
  },
];

/** Set aside for something else than networks of one's own. Source: RFC 6890, RFC 3849, RFC 3879. */
export const SPECIAL_PURPOSE_RANGES = [
  { cidr: '192.0.0.0/24', owner: 'IETF protocol assignments (RFC 6890)' },
  { cidr: '192.0.2.0/24', owner: 'documentation (RFC 5737)' },
  { cidr: '198.51.100.0/24', owner: 'documentation (RFC 5737)' },
  { cidr: '203.0.113.0/24', owner: 'documentation (RFC 5737)' },
  { cidr: '198.18.0.0/15', owner: 'benchmark tests (RFC 2544)' },
  { cidr: '2001:db8::/32', owner: 'documentation (RFC 3849)' },
  { cidr: '64:ff9b::/96', owner: 'translation to IPv4 (RFC 6052)' },
  { cidr: 'fec0::/10', owner: 'site-local addresses, deprecated (RFC 3879)' },
] as const;
