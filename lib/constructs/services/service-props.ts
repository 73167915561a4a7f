import type { ApiObjectMetadata } from 'cdk8s';
import type { IPodSelector } from 'cdk8s-plus-28';
import type {
  IpFamily,
  IpFamilyPolicy,
  SessionAffinity,
  TrafficDistribution,
  TrafficPolicy,
} from './service-enums';

/** What every Service has. */
export interface ServiceCommonProps {
  /**
   * Name, namespace, labels and annotations. Raises NET100, NET106, NET111.
   * @default - name derived from the construct path
   */
  readonly metadata?: ApiObjectMetadata;
}

/** What every Service that selects pods has. */
export interface SelectingServiceProps extends ServiceCommonProps {
  /**
   * The pods behind the Service: their labels, or a cdk8s-plus Deployment, StatefulSet, Pod … Raises NET103,
   * NET800, NET824, NET826.
   * @default - none; EndpointSlices are yours to make
   */
  readonly selector?: IPodSelector | Record<string, string>;
  /** Raises NET315, NET316. @default - SingleStack */
  readonly ipFamilyPolicy?: IpFamilyPolicy;
  /** Raises NET314, NET315, NET316. @default - the cluster's first family; both, if the policy asks for two */
  readonly ipFamilies?: IpFamily[];
  /** Raises NET310. @default SessionAffinity.NONE */
  readonly sessionAffinity?: SessionAffinity;
  /**
   * How long a client stays with its pod, in seconds: 1–86400. Needs `SessionAffinity.CLIENT_IP`. Raises
   * NET310.
   * @default 10800
   */
  readonly sessionAffinityTimeoutSeconds?: number;
  /** Raises NET324. @default TrafficPolicy.CLUSTER */
  readonly internalTrafficPolicy?: TrafficPolicy;
  /** Kubernetes 1.31 on. Raises NET325, NET355. @default - none */
  readonly trafficDistribution?: TrafficDistribution;
  /** List pods in DNS and EndpointSlices before they are ready. @default false */
  readonly publishNotReadyAddresses?: boolean;
  /** Further addresses that nodes accept traffic for. Raises NET319, NET354, NET355, NET880. @default - none */
  readonly externalIPs?: string[];
}

/** What every Service with an address of its own has. */
export interface AddressedServiceProps extends SelectingServiceProps {
  /**
   * A fixed address inside the service range. Raises NET311, NET313, NET329, NET330, NET350, NET356.
   * @default - the API server picks a free one
   */
  readonly clusterIP?: string;
  /**
   * Fixed addresses of a dual-stack Service, first family first. Raises NET311, NET312.
   * @default - `clusterIP` alone
   */
  readonly clusterIPs?: string[];
}

/** What every Service reachable from outside has. */
export interface ExternalServiceProps extends AddressedServiceProps {
  /**
   * `LOCAL` keeps the client's address and drops traffic on nodes without a pod. Raises NET323, NET810.
   * @default TrafficPolicy.CLUSTER
   */
  readonly externalTrafficPolicy?: TrafficPolicy;
}
