import type { LeaderElectionArgumentProps, ServingArgumentProps } from './argument-props';
import type { ControlPlaneComponentProps } from './component-props';

/** When a silent node counts as lost, and how fast its pods go. */
export interface NodeLifecycleArgumentProps {
  /** Time between two looks at the nodes, a duration. Raises NET725. @default '5s' */
  readonly nodeMonitorPeriod?: string;
  /**
   * Silence after which a node is NotReady, a duration. Raises NET725.
   * @default '50s', '40s' up to Kubernetes 1.31
   */
  readonly nodeMonitorGracePeriod?: string;
  /** Silence that a new node may keep, a duration. Raises NET725. @default '1m0s' */
  readonly nodeStartupGracePeriod?: string;
  /** Nodes a second that pods are evicted from. @default 0.1 */
  readonly nodeEvictionRate?: number;
  /** The same in a zone where many nodes are lost. @default 0.01 */
  readonly secondaryNodeEvictionRate?: number;
  /** Part of the nodes of a zone that must be lost for that. @default 0.55 */
  readonly unhealthyZoneThreshold?: number;
  /** Nodes below which nothing is evicted in such a zone. Raises NET725. @default 50 */
  readonly largeClusterSizeThreshold?: number;
}

/** How many objects of one kind are worked on at a time. */
export interface ConcurrencyArgumentProps {
  /** Raises NET723, NET725. @default 5 */
  readonly concurrentCronJobSyncs?: number;
  /** Kubernetes 1.32 on. Raises NET723, NET725. @default 2 */
  readonly concurrentDaemonsetSyncs?: number;
  /** Raises NET725. @default 5 */
  readonly concurrentDeploymentSyncs?: number;
  /** Raises NET725. @default 5 */
  readonly concurrentEndpointSyncs?: number;
  /** Raises NET725. @default 20 */
  readonly concurrentGcSyncs?: number;
  /** Raises NET723, NET725. @default 5 */
  readonly concurrentHorizontalPodAutoscalerSyncs?: number;
  /** Raises NET723, NET725. @default 5 */
  readonly concurrentJobSyncs?: number;
  /** Raises NET725. @default 10 */
  readonly concurrentNamespaceSyncs?: number;
  /** Raises NET725. @default 5 */
  readonly concurrentReplicasetSyncs?: number;
  /** Raises NET725. @default 5 */
  readonly concurrentResourceQuotaSyncs?: number;
  /** 1 to 50. Raises NET723, NET725. @default 5 */
  readonly concurrentServiceEndpointSyncs?: number;
  /** Raises NET725. @default 5 */
  readonly concurrentServiceaccountTokenSyncs?: number;
  /** Raises NET723, NET725. @default 5 */
  readonly concurrentStatefulsetSyncs?: number;
  /** Raises NET725. @default 5 */
  readonly concurrentTtlAfterFinishedSyncs?: number;
}

/** When the number of pods follows their load. */
export interface AutoscalerArgumentProps {
  /** A duration. Raises NET725. @default '15s' */
  readonly horizontalPodAutoscalerSyncPeriod?: string;
  /** Part by which the load may differ from its target. @default 0.1 */
  readonly horizontalPodAutoscalerTolerance?: number;
  /** Time that is looked back before pods are taken away, a duration. Raises NET725. @default '5m0s' */
  readonly horizontalPodAutoscalerDownscaleStabilization?: string;
  /** Time after its start in which the CPU of a pod may be passed over, a duration. Raises NET725. @default '5m0s' */
  readonly horizontalPodAutoscalerCpuInitializationPeriod?: string;
  /** Time after its start in which a pod counts as not yet ready, a duration. Raises NET725. @default '30s' */
  readonly horizontalPodAutoscalerInitialReadinessDelay?: string;
}

/** kube-controller-manager. Node blocks are sized by `nodeMaskIPv4` and `nodeMaskIPv6` of the network. */
export interface ControllerManagerProps
  extends ControlPlaneComponentProps,
    ServingArgumentProps,
    LeaderElectionArgumentProps,
    NodeLifecycleArgumentProps,
    ConcurrencyArgumentProps,
    AutoscalerArgumentProps {
  /** Cut node blocks from the pod range. Raises NET409, NET708. @default true with a pod range (kubeadm) */
  readonly allocateNodeCidrs?: boolean;
  /**
   * Names of controllers, `*` for all that run by default, `-name` for all but one. Raises NET639, NET723.
   * @default - `*`, bootstrapsigner and tokencleaner (kubeadm)
   */
  readonly controllers?: string[];
  /** Lifetime of certificates that it signs, a duration. Raises NET725. @default '8760h0m0s' */
  readonly clusterSigningDuration?: string;
  /** Finished pods that are kept; 0 for all. Raises NET725. @default 12500 */
  readonly terminatedPodGcThreshold?: number;
  /** Addresses in one EndpointSlice, 1 to 1000. Raises NET723, NET725. @default 100 */
  readonly maxEndpointsPerSlice?: number;
  /** Requests a second to the API. @default 20 */
  readonly kubeApiQps?: number;
  /** Requests at once to the API. Raises NET725. @default 30 */
  readonly kubeApiBurst?: number;
}
