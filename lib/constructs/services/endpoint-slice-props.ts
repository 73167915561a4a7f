import type { Protocol } from './service-port';

/** One endpoint of an `EndpointSlice`. */
export interface SliceEndpoint {
  /** Its address, as a list with one entry: kube-proxy uses no other. Raises NET333, NET343. */
  readonly addresses: string[];
  /** What is known of its health. @default - it is ready */
  readonly conditions?: SliceEndpointConditions;
  /** DNS label below a headless Service: `db-0.NAME.NAMESPACE.svc`. Raises NET335. @default - none */
  readonly hostname?: string;
  /** The node it runs on. Raises NET335. @default - none of the cluster */
  readonly nodeName?: string;
  /** The zone it runs in. @default - unknown */
  readonly zone?: string;
  /** Who should use it. Raises NET335. @default - everybody */
  readonly hints?: SliceEndpointHints;
  /** The object behind it, mostly a Pod. @default - none */
  readonly targetRef?: SliceTargetReference;
}

/** What is known of the health of an endpoint. */
export interface SliceEndpointConditions {
  /** Takes traffic. @default true */
  readonly ready?: boolean;
  /** Answers, even while it ends. @default - same as `ready` */
  readonly serving?: boolean;
  /** Is about to end. @default false */
  readonly terminating?: boolean;
}

/** Who should use an endpoint: at most 8 names of each kind. */
export interface SliceEndpointHints {
  /** Zones. @default - all */
  readonly forZones?: SliceHint[];
  /** Nodes; Kubernetes 1.34 on. @default - all */
  readonly forNodes?: SliceHint[];
}

/** The name of a zone or node. */
export interface SliceHint {
  /** A label value, or the name of a node. Raises NET335. */
  readonly name: string;
}

/** The object behind an endpoint. */
export interface SliceTargetReference {
  /** @default - unknown */
  readonly apiVersion?: string;
  /** @default - unknown */
  readonly kind?: string;
  /** @default - unknown */
  readonly name?: string;
  /** @default - that of the slice */
  readonly namespace?: string;
  /** @default - unknown */
  readonly uid?: string;
}

/** One port of an `EndpointSlice`. */
export interface SlicePort {
  /** The port on which the endpoints answer, 1–65535. Raises NET348. */
  readonly port: number;
  /** Name of the port of the Service; the same letters. Raises NET334, NET342. @default - no name */
  readonly name?: string;
  /** Raises NET334. @default Protocol.TCP */
  readonly protocol?: Protocol;
  /** Application protocol, a qualified name such as `kubernetes.io/h2c`. Raises NET334. @default - none */
  readonly appProtocol?: string;
}
