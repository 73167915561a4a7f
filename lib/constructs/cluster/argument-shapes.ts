import type { ApiServerProps } from './api-server-props';
import type { ControlPlaneComponentProps, SchedulerProps } from './component-props';
import type { ControllerManagerProps } from './controller-manager-props';
import type { EtcdArgumentProps } from './etcd-props';

/** The shape of a prop that is an argument; `each`: the argument is given once for every entry. */
export type ArgumentShape =
  | 'text'
  | 'whole'
  | 'number'
  | 'switch'
  | 'list'
  | 'each'
  | 'eachPair'
  | 'switches';

type Shapes<T> = Readonly<Record<keyof T, ArgumentShape>>;

const SERVING = {
  bindAddress: 'text',
  tlsMinVersion: 'text',
  tlsCipherSuites: 'list',
  profiling: 'switch',
  featureGates: 'switches',
  v: 'whole',
} as const;

const ELECTION = {
  leaderElect: 'switch',
  leaderElectLeaseDuration: 'text',
  leaderElectRenewDeadline: 'text',
  leaderElectResourceName: 'text',
  leaderElectResourceNamespace: 'text',
  leaderElectRetryPeriod: 'text',
} as const;

const API_SERVER: Shapes<
  Omit<ApiServerProps, keyof ControlPlaneComponentProps | 'certSans' | 'files'>
> = {
  ...SERVING,
  anonymousAuth: 'switch',
  apiAudiences: 'list',
  auditLogCompress: 'switch',
  auditLogFormat: 'text',
  auditLogMaxage: 'whole',
  auditLogMaxbackup: 'whole',
  auditLogMaxsize: 'whole',
  auditLogMode: 'text',
  auditLogPath: 'text',
  auditWebhookBatchBufferSize: 'whole',
  auditWebhookBatchMaxSize: 'whole',
  auditWebhookBatchMaxWait: 'text',
  auditWebhookBatchThrottleBurst: 'whole',
  auditWebhookBatchThrottleEnable: 'switch',
  auditWebhookBatchThrottleQps: 'number',
  auditWebhookInitialBackoff: 'text',
  auditWebhookMode: 'text',
  auditWebhookTruncateEnabled: 'switch',
  auditWebhookTruncateMaxBatchSize: 'whole',
  auditWebhookTruncateMaxEventSize: 'whole',
  authorizationMode: 'list',
  corsAllowedOrigins: 'list',
  defaultNotReadyTolerationSeconds: 'whole',
  defaultUnreachableTolerationSeconds: 'whole',
  disableAdmissionPlugins: 'list',
  enableAdmissionPlugins: 'list',
  eventTtl: 'text',
  goawayChance: 'number',
  kubeletPreferredAddressTypes: 'list',
  maxMutatingRequestsInflight: 'whole',
  maxRequestsInflight: 'whole',
  minRequestTimeout: 'whole',
  oidcCaFile: 'text',
  oidcClientId: 'text',
  oidcGroupsClaim: 'text',
  oidcGroupsPrefix: 'text',
  oidcIssuerUrl: 'text',
  oidcRequiredClaim: 'eachPair',
  oidcSigningAlgs: 'list',
  oidcUsernameClaim: 'text',
  oidcUsernamePrefix: 'text',
  requestTimeout: 'text',
  runtimeConfig: 'switches',
  serviceAccountIssuer: 'each',
  serviceAccountJwksUri: 'text',
  serviceAccountMaxTokenExpiration: 'text',
  shutdownDelayDuration: 'text',
};

const CONTROLLER_MANAGER: Shapes<Omit<ControllerManagerProps, keyof ControlPlaneComponentProps>> = {
  ...SERVING,
  ...ELECTION,
  allocateNodeCidrs: 'switch',
  clusterSigningDuration: 'text',
  concurrentCronJobSyncs: 'whole',
  concurrentDaemonsetSyncs: 'whole',
  concurrentDeploymentSyncs: 'whole',
  concurrentEndpointSyncs: 'whole',
  concurrentGcSyncs: 'whole',
  concurrentHorizontalPodAutoscalerSyncs: 'whole',
  concurrentJobSyncs: 'whole',
  concurrentNamespaceSyncs: 'whole',
  concurrentReplicasetSyncs: 'whole',
  concurrentResourceQuotaSyncs: 'whole',
  concurrentServiceEndpointSyncs: 'whole',
  concurrentServiceaccountTokenSyncs: 'whole',
  concurrentStatefulsetSyncs: 'whole',
  concurrentTtlAfterFinishedSyncs: 'whole',
  controllers: 'list',
  horizontalPodAutoscalerCpuInitializationPeriod: 'text',
  horizontalPodAutoscalerDownscaleStabilization: 'text',
  horizontalPodAutoscalerInitialReadinessDelay: 'text',
  horizontalPodAutoscalerSyncPeriod: 'text',
  horizontalPodAutoscalerTolerance: 'number',
  kubeApiBurst: 'whole',
  kubeApiQps: 'number',
  largeClusterSizeThreshold: 'whole',
  maxEndpointsPerSlice: 'whole',
  nodeEvictionRate: 'number',
  nodeMonitorGracePeriod: 'text',
  nodeMonitorPeriod: 'text',
  nodeStartupGracePeriod: 'text',
  secondaryNodeEvictionRate: 'number',
  terminatedPodGcThreshold: 'whole',
  unhealthyZoneThreshold: 'number',
};

const SCHEDULER: Shapes<Omit<SchedulerProps, keyof ControlPlaneComponentProps | 'configuration'>> =
  { ...SERVING, ...ELECTION };

const ETCD: Shapes<EtcdArgumentProps> = {
  autoCompactionMode: 'text',
  autoCompactionRetention: 'text',
  cipherSuites: 'list',
  electionTimeout: 'whole',
  featureGates: 'switches',
  heartbeatInterval: 'whole',
  listenMetricsUrls: 'list',
  logLevel: 'text',
  maxRequestBytes: 'whole',
  maxTxnOps: 'whole',
  metrics: 'text',
  quotaBackendBytes: 'whole',
  snapshotCount: 'whole',
  tlsMinVersion: 'text',
};

/** The props that are arguments, by the component. */
export const TYPED_ARGUMENTS = {
  apiServer: API_SERVER,
  controllerManager: CONTROLLER_MANAGER,
  etcd: ETCD,
  scheduler: SCHEDULER,
} as const satisfies Readonly<Record<string, Readonly<Record<string, ArgumentShape>>>>;

export type TypedComponent = keyof typeof TYPED_ARGUMENTS;
