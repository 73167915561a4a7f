/** Transport protocol of a port. */
export enum Protocol {
  TCP = 'TCP',
  UDP = 'UDP',
  SCTP = 'SCTP',
}

/** One port of a Service. */
export interface ServicePort {
  /** The port clients connect to, 1–65535. Raises NET303, NET304, NET309, NET802. */
  readonly port: number;
  /**
   * Name of the port: a DNS-1123 label. Needed as soon as there are two. Raises NET111, NET302, NET342.
   * @default - no name
   */
  readonly name?: string;
  /**
   * Port of the pods: a number, or the name of a container port. Raises NET306, NET801, NET802.
   * @default - same as `port`
   */
  readonly targetPort?: number | string;
  /** Raises NET305. @default Protocol.TCP */
  readonly protocol?: Protocol;
  /** Application protocol, a qualified name such as `kubernetes.io/h2c`. Raises NET307. @default - none */
  readonly appProtocol?: string;
}

/** One port of a Service that every node listens on as well. */
export interface NodePortServicePort extends ServicePort {
  /**
   * Port of the nodes, inside the cluster's nodePort range. Raises NET308, NET327, NET328, NET351, NET358.
   * @default - the API server picks a free one
   */
  readonly nodePort?: number;
}
