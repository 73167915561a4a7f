/** One network device of a node, as `ip addr` shows it. */
export interface HostInterface {
  /** `(LAN)` where only the machine knows the name. */
  readonly name: string;
  /** With their prefix length; without where only the machine knows it. */
  readonly addresses: readonly string[];
  /** Null where only the machine knows it. */
  readonly mtuBytes: number | null;
  /** Who makes it, and when. */
  readonly from: string;
}

/** One route of a node's main table, as `ip route` and `ip -6 route` show it. */
export interface HostRoute {
  readonly destination: string;
  /** Null for what is on the device itself. */
  readonly via: string | null;
  readonly device: string;
  readonly from: string;
}

/** A folder or file of the pod network on a node. */
export interface HostPath {
  readonly path: string;
  readonly what: string;
}

/** What the kernel and the disk of one node show once pods run on it. */
export interface HostNetwork {
  readonly interfaces: readonly HostInterface[];
  readonly routes: readonly HostRoute[];
  readonly paths: readonly HostPath[];
  /** What only the running cluster knows, and how to ask it. */
  readonly notes: readonly string[];
}

/** The device with the node's own addresses: its name is the machine's affair. */
export const LAN_DEVICE = '(LAN)';
/** What Ethernet carries, and what the kernel gives a veth pair. */
export const USUAL_MTU_BYTES = 1500;
