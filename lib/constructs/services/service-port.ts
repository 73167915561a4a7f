/** Transport protocol of a port. */
export enum Protocol {
  TCP = 'TCP',
  UDP = 'UDP',
  SCTP = 'SCTP',
}

/** One port of a Service. */
export interface ServicePort {
  /** The port clients connect to, 1–65535. */
  readonly port: number;
  /**
   * Name of the port: a DNS-1123 label. Needed as soon as there are two.
   * @default - no name
   */
  readonly name?: string;
  /**
   * Port of the pods: a number, or the name of a container port.
   * @default - same as `port`
   */
  readonly targetPort?: number | string;
  /** @default Protocol.TCP */
  readonly protocol?: Protocol;
  /**
   * Application protocol, a qualified name such as `kubernetes.io/h2c`.
   * @default - none
   */
  readonly appProtocol?: string;
}

/** One port of a Service that every node listens on as well. */
export interface NodePortServicePort extends ServicePort {
  /**
   * Port of the nodes, inside the cluster's nodePort range.
   * @default - the API server picks a free one
   */
  readonly nodePort?: number;
}
