/** Which address families a Service gets. */
export enum IpFamilyPolicy {
  SINGLE_STACK = 'SingleStack',
  PREFER_DUAL_STACK = 'PreferDualStack',
  REQUIRE_DUAL_STACK = 'RequireDualStack',
}

/** An address family of a Service. */
export enum IpFamily {
  IPV4 = 'IPv4',
  IPV6 = 'IPv6',
}

/** Whether a client stays with one pod. */
export enum SessionAffinity {
  NONE = 'None',
  CLIENT_IP = 'ClientIP',
}

/** Which endpoints take traffic: all of them, or only those on the node that received it. */
export enum TrafficPolicy {
  CLUSTER = 'Cluster',
  LOCAL = 'Local',
}

/** Which endpoints are preferred. @see https://kubernetes.io/docs/concepts/services-networking/service/#traffic-distribution */
export enum TrafficDistribution {
  PREFER_CLOSE = 'PreferClose',
  /** Kubernetes 1.34 on. */
  PREFER_SAME_ZONE = 'PreferSameZone',
  /** Kubernetes 1.34 on. */
  PREFER_SAME_NODE = 'PreferSameNode',
}

/** What the addresses of an `EndpointSlice` are. */
export enum AddressType {
  IPV4 = 'IPv4',
  IPV6 = 'IPv6',
  /** Names; deprecated, and kube-proxy passes them over. */
  FQDN = 'FQDN',
}
