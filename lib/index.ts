export type {
  ApiServerProps,
  AuditLogArgumentProps,
  AuditWebhookArgumentProps,
  OidcArgumentProps,
  RequestArgumentProps,
  ServiceAccountArgumentProps,
} from './constructs/cluster/api-server-props';
export type {
  LeaderElectionArgumentProps,
  ServingArgumentProps,
} from './constructs/cluster/argument-props';
export type { BootstrapTokenProps } from './constructs/cluster/bootstrap-token-props';
export { CloudProvider } from './constructs/cluster/cloud-provider';
export type {
  CloudControllerManagerProps,
  SecretVariable,
} from './constructs/cluster/cloud-provider-props';
export {
  ClusterNetwork,
  type ClusterNetworkProps,
  type LoadBalancerPool,
  type ReservedNetwork,
} from './constructs/cluster/cluster-network';
export { Cni } from './constructs/cluster/cni';
export type { BridgeProps, FlannelProps } from './constructs/cluster/cni-props';
export type {
  ApiServerFilesProps,
  AuditWebhookProps,
  EncryptedResources,
  EncryptionProps,
  EncryptionProviderProps,
  EventLimitProps,
  ImagePolicyProps,
  KmsProviderProps,
  PodSecurityExemptions,
  PodSecurityProps,
} from './constructs/cluster/component-file-props';
export type {
  ComponentArg,
  ComponentEnv,
  ControlPlaneComponentProps,
  DnsProps,
  EnvFieldRef,
  EnvResourceFieldRef,
  EnvSource,
  ExternalEtcdProps,
  HostPathMount,
  ProxyProps,
  SchedulerProps,
} from './constructs/cluster/component-props';
export type { ContainerdProps } from './constructs/cluster/containerd-props';
export type {
  AutoscalerArgumentProps,
  ConcurrencyArgumentProps,
  ControllerManagerProps,
  NodeLifecycleArgumentProps,
} from './constructs/cluster/controller-manager-props';
export {
  Discovery,
  type FileDiscoveryProps,
  type TokenDiscoveryProps,
} from './constructs/cluster/discovery';
export { Etcd } from './constructs/cluster/etcd';
export type { EtcdArgumentProps, LocalEtcdProps } from './constructs/cluster/etcd-props';
export {
  type KubeProxyConntrackProps,
  type KubeProxyIptablesProps,
  type KubeProxyIpvsProps,
  KubeProxyMode,
  type KubeProxyNftablesProps,
  type KubeProxyProps,
} from './constructs/cluster/kube-proxy-props';
export { KubeadmCluster, type KubeadmClusterProps } from './constructs/cluster/kubeadm-cluster';
export { KubeadmNode, NodeRole } from './constructs/cluster/kubeadm-node';
export type { KubeletProps } from './constructs/cluster/kubelet-props';
export type { ControlPlaneNodeProps, NodeProps, NodeTaint } from './constructs/cluster/node-props';
export type {
  ResetProps,
  UpgradeApplyProps,
  UpgradeDiffProps,
  UpgradeNodeProps,
  UpgradePlanProps,
  UpgradeProps,
} from './constructs/cluster/operation-props';
export { Patch, type PatchProps, PatchTarget } from './constructs/cluster/patch';
export { SecondScheduler } from './constructs/cluster/second-scheduler';
export type { SecondSchedulerProps } from './constructs/cluster/second-scheduler-props';
export type { TimeoutProps } from './constructs/cluster/timeout-props';
export { Findings, type ReportedFinding } from './constructs/findings';
export { KubeadmApp, type KubeadmAppProps } from './constructs/kubeadm-app';
export { KubeVip } from './constructs/load-balancers/kube-vip';
export { KubeVipCloudProvider } from './constructs/load-balancers/kube-vip-cloud-provider';
export type {
  KubeVipArpProps,
  KubeVipBgpPeer,
  KubeVipBgpProps,
  KubeVipCloudProviderProps,
  KubeVipCommonProps,
  KubeVipLeaseProps,
  KubeVipPoolOptions,
  KubeVipPoolProps,
  KubeVipServicesBgp,
  KubeVipServicesProps,
} from './constructs/load-balancers/kube-vip-props';
export { KubeVipServices } from './constructs/load-balancers/kube-vip-services';
export { MetalLb } from './constructs/load-balancers/metallb';
export type {
  AdvertisementProps,
  BfdProfileProps,
  BgpAdvertisementProps,
  BgpPeerProps,
  CommunityAlias,
  IpAddressPoolProps,
  L2AdvertisementProps,
  MetalLbProps,
  MetalLbSelector,
  MetalLbSelectorExpression,
  PasswordSecret,
  PoolOptions,
  PreferredNodeSelector,
  ServiceAllocation,
} from './constructs/load-balancers/metallb-props';
export {
  ClusterIPService,
  type ClusterIPServiceProps,
} from './constructs/services/cluster-ip-service';
export { EndpointSlice, type EndpointSliceProps } from './constructs/services/endpoint-slice';
export type {
  SliceEndpoint,
  SliceEndpointConditions,
  SliceEndpointHints,
  SliceHint,
  SlicePort,
  SliceTargetReference,
} from './constructs/services/endpoint-slice-props';
export {
  ExternalNameService,
  type ExternalNameServiceProps,
} from './constructs/services/external-name-service';
export { HeadlessService, type HeadlessServiceProps } from './constructs/services/headless-service';
export {
  IPAddress,
  type IPAddressProps,
  type ParentReference,
} from './constructs/services/ip-address';
export {
  LoadBalancerService,
  type LoadBalancerServiceProps,
} from './constructs/services/load-balancer-service';
export {
  NodePortService,
  type NodePortServiceProps,
} from './constructs/services/node-port-service';
export { ServiceBase } from './constructs/services/service-base';
export { ServiceCIDR, type ServiceCIDRProps } from './constructs/services/service-cidr';
export {
  AddressType,
  IpFamily,
  IpFamilyPolicy,
  SessionAffinity,
  TrafficDistribution,
  TrafficPolicy,
} from './constructs/services/service-enums';
export {
  type NodePortServicePort,
  Protocol,
  type ServicePort,
} from './constructs/services/service-port';
export type {
  AddressedServiceProps,
  ExternalServiceProps,
  SelectingServiceProps,
  ServiceCommonProps,
} from './constructs/services/service-props';
export {
  type IValidationContext,
  type IValidationReport,
  KubeadmValidation,
  type KubeadmValidationProps,
  type ViolatingResource,
  type Violation,
} from './synth/kubeadm-validation';
