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
   * Name, namespace, labels and annotations.
   * @default - name derived from the construct path
   */
  readonly metadata?: ApiObjectMetadata;
}

/** What every Service that selects pods has. */
export interface SelectingServiceProps extends ServiceCommonProps {
  /**
   * The pods behind the Service: their labels, or a cdk8s-plus Deployment, StatefulSet, Pod …
   * @default - none; EndpointSlices are yours to make
   */
  readonly selector?: IPodSelector | Record<string, string>;
  /** @default - SingleStack */
  readonly ipFamilyPolicy?: IpFamilyPolicy;
  /** @default - the cluster's first family; both, if the policy asks for two */
  readonly ipFamilies?: IpFamily[];
  /** @default SessionAffinity.NONE */
  readonly sessionAffinity?: SessionAffinity;
  /**
   * How long a client stays with its pod, in seconds: 1–86400. Needs `SessionAffinity.CLIENT_IP`.
   * @default 10800
   */
  readonly sessionAffinityTimeoutSeconds?: number;
  /** @default TrafficPolicy.CLUSTER */
  readonly internalTrafficPolicy?: TrafficPolicy;
  /** Kubernetes 1.31 on. @default - none */
  readonly trafficDistribution?: TrafficDistribution;
  /** List pods in DNS and EndpointSlices before they are ready. @default false */
  readonly publishNotReadyAddresses?: boolean;
  /** Further addresses that nodes accept traffic for. @default - none */
  readonly externalIPs?: string[];
}

/** What every Service with an address of its own has. */
export interface AddressedServiceProps extends SelectingServiceProps {
  /**
   * A fixed address inside the service range.
   * @default - the API server picks a free one
   */
  readonly clusterIP?: string;
  /**
   * Fixed addresses of a dual-stack Service, first family first.
   * @default - `clusterIP` alone
   */
  readonly clusterIPs?: string[];
}

/** What every Service reachable from outside has. */
export interface ExternalServiceProps extends AddressedServiceProps {
  /** `LOCAL` keeps the client's address and drops traffic on nodes without a pod. @default TrafficPolicy.CLUSTER */
  readonly externalTrafficPolicy?: TrafficPolicy;
}
