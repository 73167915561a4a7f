import type { ClusterNetwork } from '../cluster/cluster-network';

/** Props of `MetalLb`. */
export interface MetalLbProps {
  /** Every one of its `loadBalancerPools` becomes an IPAddressPool of the same name. @default - none */
  readonly network?: ClusterNetwork;
  /** Where MetalLB runs. Raises NET869. @default 'metallb-system' */
  readonly namespace?: string;
}

/** One condition of a `MetalLbSelector`. */
export interface MetalLbSelectorExpression {
  /** Label. */
  readonly key: string;
  /** `In`, `NotIn`, `Exists` or `DoesNotExist`. Raises NET859. */
  readonly operator: string;
  /** For `In` and `NotIn`. Raises NET858, NET859. @default - none */
  readonly values?: string[];
}

/** Selects by labels; `{}` selects everything. */
export interface MetalLbSelector {
  /** @default - none */
  readonly matchLabels?: Record<string, string>;
  /** Raises NET858. @default - none */
  readonly matchExpressions?: MetalLbSelectorExpression[];
}

/** Which Services a pool is for. */
export interface ServiceAllocation {
  /** Pools with a lower number come first, those with 0 last. @default 0 */
  readonly priority?: number;
  /** Raises NET853, NET858. @default - all */
  readonly namespaces?: string[];
  /** By labels of namespaces. Raises NET858, NET859. @default - all */
  readonly namespaceSelectors?: MetalLbSelector[];
  /** By labels of Services. Raises NET858, NET859. @default - all */
  readonly serviceSelectors?: MetalLbSelector[];
}

/** How MetalLB gives the addresses of a pool away. */
export interface PoolOptions {
  /** Whether Services get addresses that do not ask for the pool. Raises NET855. @default true */
  readonly autoAssign?: boolean;
  /** Whether IPv4 addresses that end in .0 or .255 are left out. @default false */
  readonly avoidBuggyIPs?: boolean;
  /** Raises NET853. @default - all Services */
  readonly serviceAllocation?: ServiceAllocation;
}

/** An `IPAddressPool`. */
export interface IpAddressPoolProps extends PoolOptions {
  /** CIDRs and `first-last`, IPv4 and IPv6. Raises NET206, NET857, NET866, NET868, NET878. */
  readonly addresses: string[];
}

/** What both kinds of advertisement say. */
export interface AdvertisementProps {
  /** Names of pools. Raises NET858, NET867. @default - all */
  readonly ipAddressPools?: string[];
  /** By labels of pools. Raises NET859, NET858. @default - all */
  readonly ipAddressPoolSelectors?: MetalLbSelector[];
  /** Nodes that announce. Raises NET859, NET858. @default - all */
  readonly nodeSelectors?: MetalLbSelector[];
  /** Services that are announced. Raises NET859, NET858. @default - all */
  readonly serviceSelectors?: MetalLbSelector[];
}

/** Nodes that announce rather than others. */
export interface PreferredNodeSelector {
  /** 1–100; weights of a node add up. Raises NET856. */
  readonly weight: number;
  /** The nodes. */
  readonly preference: MetalLbSelector;
}

/** An `L2Advertisement`: one node answers ARP and NDP. */
export interface L2AdvertisementProps extends AdvertisementProps {
  /** Names of interfaces. @default - all */
  readonly interfaces?: string[];
  /** Raises NET859. @default - none */
  readonly preferredNodeSelectors?: PreferredNodeSelector[];
}

/** A `BGPAdvertisement`: routers learn routes. */
export interface BgpAdvertisementProps extends AdvertisementProps {
  /** Bits of an IPv4 route, 1–32. Raises NET861, NET856. @default 32 */
  readonly aggregationLength?: number;
  /** Bits of an IPv6 route, up to 128. Raises NET861. @default 128 */
  readonly aggregationLengthV6?: number;
  /** Preference inside the AS. Raises NET862, NET861. @default 0 */
  readonly localPref?: number;
  /** How often the AS number is written once more, 1–10. Raises NET856, NET862, NET878. @default - never */
  readonly asPathPrepend?: number;
  /** `64500:100`, `large:64500:1:2` or aliases. Raises NET861, NET858. @default - none */
  readonly communities?: string[];
  /** Names of peers. Raises NET867, NET858. @default - all */
  readonly peers?: string[];
}

/** A Secret of type kubernetes.io/basic-auth. */
export interface PasswordSecret {
  /** Its name. */
  readonly name: string;
  /** @default - that of MetalLB */
  readonly namespace?: string;
}

/** A `BGPPeer`: a router that speakers talk to. Every prop raises NET856 or NET860. */
export interface BgpPeerProps {
  /** AS number of the speakers, 1–4294967295. Raises NET856, NET860. */
  readonly myASN: number;
  /** AS number of the router; this or `dynamicASN`. Raises NET856, NET860. @default - none */
  readonly peerASN?: number;
  /** `internal` or `external`. Raises NET856, NET860. @default - none */
  readonly dynamicASN?: string;
  /** Its IP address; this or `interface`. Raises NET860, NET876. @default - none */
  readonly peerAddress?: string;
  /** For unnumbered peering. @default - none */
  readonly interface?: string;
  /** 1–16384. Raises NET856. @default 179 */
  readonly peerPort?: number;
  /** Go duration, 0s or 3s and more. Raises NET860. @default - three times `keepaliveTime` */
  readonly holdTime?: string;
  /** Go duration. Raises NET860. @default - a third of `holdTime` */
  readonly keepaliveTime?: string;
  /** Go duration of whole seconds, 1s–65535s. Raises NET860. @default - FRR's own */
  readonly connectTime?: string;
  /** IP address that sessions come from. Raises NET860. @default - the system's choice */
  readonly sourceAddress?: string;
  /** IP address; the same for all peers of a node. Raises NET860, NET876. @default - the node's address */
  readonly routerID?: string;
  /** The password's place; a password itself does not belong here. @default - none */
  readonly passwordSecret?: PasswordSecret;
  /** Name of a BFDProfile. Raises NET864. @default - none */
  readonly bfdProfile?: string;
  /** For routers in another AS that are more than a hop away. Raises NET860. @default false */
  readonly ebgpMultiHop?: boolean;
  /** Cannot change later. @default false */
  readonly enableGracefulRestart?: boolean;
  /** Raises NET878. @default - the default one */
  readonly vrf?: string;
  /** Shown to the router instead of `myASN`, 1–4294967295. Raises NET856. @default - none */
  readonly localASN?: number;
  /** Whether routes of both families go over one session. @default false */
  readonly dualStackAddressFamily?: boolean;
  /** Deprecated upstream in favour of `dualStackAddressFamily`. @default false */
  readonly disableMP?: boolean;
  /** Nodes that talk to it. Raises NET859, NET858. @default - all */
  readonly nodeSelectors?: MetalLbSelector[];
}

/** A `BFDProfile`: finds dead sessions within milliseconds. Every number raises NET856. */
export interface BfdProfileProps {
  /** Milliseconds, 10–60000. Raises NET856. @default 300 */
  readonly receiveInterval?: number;
  /** Milliseconds, 10–60000. Raises NET856. @default 300 */
  readonly transmitInterval?: number;
  /** Milliseconds, 10–60000. Raises NET856. @default 50 */
  readonly echoInterval?: number;
  /** Lost packets that end a session, 2–255. Raises NET856. @default 3 */
  readonly detectMultiplier?: number;
  /** For sessions over several hops, 1–254. Raises NET856. @default 254 */
  readonly minimumTtl?: number;
  /** Not for IPv6. Raises NET864. @default false */
  readonly echoMode?: boolean;
  /** Whether the router has to begin. @default false */
  readonly passiveMode?: boolean;
}

/** A name for a BGP community. */
export interface CommunityAlias {
  /** What advertisements call it. */
  readonly name: string;
  /** `64500:100` or `large:64500:1:2`. Raises NET863. */
  readonly value: string;
}
