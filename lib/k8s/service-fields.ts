/** The closed choices of a Service. Source: kube-apiserver `pkg/apis/core/validation/validation.go`. */
export const SERVICE_TYPES = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'] as const;
export const PORT_PROTOCOLS = ['TCP', 'UDP', 'SCTP'] as const;

export const isPortProtocol = (text: string): boolean => PORT_PROTOCOLS.some((one) => one === text);
export const SESSION_AFFINITIES = ['None', 'ClientIP'] as const;
export const TRAFFIC_POLICIES = ['Cluster', 'Local'] as const;
export const IP_FAMILY_POLICIES = ['SingleStack', 'PreferDualStack', 'RequireDualStack'] as const;
export const TRAFFIC_DISTRIBUTIONS = ['PreferClose', 'PreferSameZone', 'PreferSameNode'] as const;

/** `MaxClientIPServiceAffinitySeconds`: one day. */
export const MAX_AFFINITY_TIMEOUT_SECONDS = 86_400;

/** `TotalAnnotationSizeLimitB`: keys and values of one object together. */
export const MAX_ANNOTATION_BYTES = 256 * 1024;

export const KUBELET_PORT = 10_250;

export const SOURCE_RANGES_ANNOTATION = 'service.beta.kubernetes.io/load-balancer-source-ranges';
export const TOPOLOGY_MODE_ANNOTATION = 'service.kubernetes.io/topology-mode';
export const TOPOLOGY_HINTS_ANNOTATION = 'service.kubernetes.io/topology-aware-hints';
