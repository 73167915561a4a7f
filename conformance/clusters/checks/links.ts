/** A network device, as `ip -j addr` tells of it. */
export interface Link {
  readonly name: string;
  readonly mtu: number | undefined;
  /** With prefix length; those that the kernel makes of the hardware address are left out. */
  readonly addresses: readonly string[];
}

/** A route, as `ip -j route` tells of it. */
export interface LinkRoute {
  readonly destination: string;
  /** Empty for what is on the device itself. */
  readonly via: string;
  readonly device: string;
}

interface IpLink {
  readonly ifname: string;
  readonly mtu: number;
  readonly operstate?: string;
  readonly addr_info?: ReadonlyArray<{
    readonly local: string;
    readonly prefixlen: number;
    readonly scope: string;
  }>;
}

interface IpRoute {
  readonly dst: string;
  readonly gateway?: string;
  readonly dev?: string;
}

/** The kernel makes devices for tunnels of its own in every namespace; nobody uses them. */
const UNUSED = /^(tunl0|gre0|gretap0|erspan0|sit0|ip6tnl0|ip6gre0|ip_vti0|ip6_vti0)$/;

export const parseLinks = (text: string): Link[] =>
  (JSON.parse(text || '[]') as IpLink[])
    .filter(({ ifname }) => !UNUSED.test(ifname))
    .map(({ ifname, mtu, addr_info = [] }) => ({
      name: ifname,
      mtu,
      addresses: addr_info
        .filter(({ scope }) => scope !== 'link')
        .map(({ local, prefixlen }) => `${local}/${prefixlen}`),
    }));

/** Default routes are the machine's own; link-local ones every device has. */
export const parseRoutes = (text: string): LinkRoute[] =>
  (JSON.parse(text || '[]') as IpRoute[])
    .filter(({ dst }) => dst !== 'default' && !/^(fe80|ff)/.test(dst))
    .map(({ dst, gateway = '', dev = '' }) => ({ destination: dst, via: gateway, device: dev }));
