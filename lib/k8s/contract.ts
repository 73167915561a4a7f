import { FIRST_MINOR, NEWEST_MINOR } from './version';

/** First and last minor (inclusive) for which the answer is yes. */
type Span = readonly [from: number, to: number];

const from = (minor: number): Span => [minor, NEWEST_MINOR];
const until = (minor: number): Span => [FIRST_MINOR, minor];

/**
 * Everything that differs between Kubernetes minors, as questions with a name.
 * Code asks a question; it never compares minors. [run]: seen on real binaries.
 */
export const QUESTIONS = {
  // kubeadm: kinds and versions. Source: kubeadm SupportedVersions and release notes [run].
  kubeadmReadsV1beta3: until(36),
  kubeadmReadsV1beta4: from(31),
  kubeadmWarnsOfV1beta3: [31, 36],
  kubeadmKnowsUpgradeConfiguration: from(30),
  kubeadmValidatesUpgradeConfiguration: from(36),
  kubeadmHasPlaceholderV1: from(37),

  // kubeadm: field validation [run].
  kubeadmChecksImagePullPolicy: from(30),
  kubeadmChecksCertificateKey: from(29),
  kubeadmChecksArgumentNames: from(29),
  // admin.conf has no rights before init binds them; super-admin.conf has. Release note 121305.
  kubeadmBindsAdminAtTheEndOfInit: from(29),
  kubeadmWantsAnExternalEtcdEndpoint: from(35),
  // phases/etcd/local.go: probes and flags that the image of etcd must know.
  kubeadmAsksEtcdForLivez: from(31),
  kubeadmFitsEtcdFlagsToImage: from(34),
  kubeadmKnowsOnlyNewEtcdFlags: from(36),
  kubeadmRefusesTwoUrlsInOneEndpoint: from(36),
  // The Go release it is built with: 1.22 and 1.23 take any host in brackets [run].
  kubeadmWantsIpv6InUrlBrackets: from(33),
  kubeadmKnowsEtcdHttpEndpoints: from(35),
  kubeadmKnowsEcdsaP384: from(34),
  kubeadmPlansEtcdUpgrades: from(33),
  // util/staticpod PatchStaticPod: before, what comes out has to be of the core group.
  kubeadmReadsPatchedPodsOfAnyGroup: from(29),
  // json-patch 4.13; 4.12 wraps an error that is none [run].
  kubeadmRefusesScalarForWholeObject: from(35),
  // The same: before, a test without a value panics where nothing is.
  kubeadmTestsWithoutAValue: from(35),
  kubeadmTakesBracketedImageHost: from(29),
  // constants.go ProbePort: containers of static pods have ports.
  kubeadmNamesProbePorts: from(34),
  // apimachinery ObjectMeta: `creationTimestamp` became `omitzero`.
  kubeadmOmitsCreationTimestamp: from(34),
  // Preflight SystemVerification (system-validators cgroup_validator_linux.go), whatever failCgroupV1 says.
  kubeadmRefusesCgroupV1: from(35),

  // kubeadm: what it writes for kubelet, kube-proxy and CoreDNS [run].
  // Gate NodeLocalCRISocket on by default: instance-config.yaml instead of a flag.
  kubeadmKeepsRuntimeOnTheNode: from(34),
  // componentconfigs/kubeproxy.go Default.
  kubeadmWritesKubeProxyMode: from(37),
  // phases/kubelet/config.go WriteConfigToDisk: before, resolvConf of the first node is stored for all.
  kubeletResolverStaysLocal: from(37),
  // phases/addons/dns/manifests.go CoreDNSConfigMap.
  corefileCachesOtherDomainsOnly: from(32),

  // kube-apiserver flags: DisableAllocatorDualWrite on by default since 1.34 [run].
  serviceRangeCeilingIsGone: from(34),
  // Release note 138102 [run].
  advertiseAddressMustFitEndpoints: from(37),
  // apiserver pkg/server/options/etcd.go (`ParseEtcdServersOverrides`): no empty address.
  apiserverChecksEtcdOverrides: from(34),
  // pkg/kubeapiserver/options/authentication.go (`ToAuthenticationConfig`).
  apiserverTurnsOidcArgumentsIntoAFile: from(29),
  // pkg/kubeapiserver/options/cloudprovider.go; the flag itself is gone in 1.33.
  apiserverChecksCloudProvider: [29, 32],
  // pflag 1.0.6: an IP flag with an empty value counts as not given [run].
  emptyIpFlagCountsAsAbsent: from(34),
  // ServerRunOptions.Validate is called (pkg/controlplane/apiserver/options/validation.go).
  apiserverChecksItsLimits: from(31),
  // flowcontrol.apiserver.k8s.io/v1 (pkg/controlplane/apiserver/options/validation.go).
  flowControlIsStable: from(29),
  // apiserver pkg/server/options/etcd.go.
  apiserverChecksStorageMediaType: from(29),
  // serializer.EnableStrict where apiserver reads its files [run].
  apiserverReadsEncryptionStrictly: from(31),
  apiserverReadsFilesStrictly: from(32),
  // otlptracegrpc 1.19 calls grpc.DialContext, 1.27 grpc.NewClient, which resolves nothing yet [run].
  apiserverDialsTheCollectorAtOnce: until(30),
  // pkg/apis/audit/validation.
  auditPolicyTakesEveryGroup: from(36),
  // pkg/apis/apiserver/validation (`isKubernetesDomainPrefix`).
  authenticationReservesKubernetesDomains: from(32),
  // pkg/authorization/cel/compile.go; with the feature gate AuthorizeWithSelectors.
  accessReviewsHaveSelectors: from(31),
  // pkg/scheduler/apis/config/validation of each minor.
  schedulerKnowsNoVendorLimits: from(31),
  schedulerChecksShapeOfItsStrategyOnly: from(36),
  // cmd/kube-controller-manager/app/options/daemonsetcontroller.go.
  controllerManagerChecksDaemonSetWorkers: from(32),

  // Services. RelaxedServiceNameValidation and StrictIPCIDRValidation on by default since 1.36 [run].
  serviceNameMayStartWithDigit: from(36),
  addressesAreReadStrictly: from(36),
  // Release note 129174 [run].
  loadBalancerMayExposeKubeletPort: from(33),
  trafficDistributionIsRead: from(31),
  trafficDistributionKnowsSameZone: from(34),
  preferCloseIsDeprecated: from(35),
  // Seen refused on 1.28, accepted on 1.30 [run].
  clusterIpWithExternalIpsMayHaveTrafficPolicy: from(29),
  // MultiCIDRServiceAllocator GA: ServiceCIDR objects extend the range.
  serviceCidrObjectsExtendTheRange: from(33),
  externalIpsAreWarnedAbout: from(36),
  // Pods. RelaxedDNSSearchValidation on by default (pkg/features/kube_features.go).
  dnsSearchMayBeRelaxed: from(33),
  // Before, ValidatePodTemplateSpecForStatefulSet looked at labels and annotations alone [run].
  statefulSetPodsAreJudged: from(34),
  // Feature gates SidecarContainers, ContainerRestartRules and PodLifecycleSleepActionAllowZero, on by
  // themselves (pkg/features/kube_features.go).
  initContainersMayStay: from(29),
  containersHaveRestartPolicies: from(35),
  hookMaySleepForNoTime: from(33),
  // PrepareForCreate of pkg/registry/core/pod and autoscaling/horizontalpodautoscaler [run].
  podGenerationsAreCounted: from(33),
  autoscalerGenerationsAreCounted: from(37),
  // pkg/apis/apps/validation ValidateStatefulSetSpec [run].
  statefulSetServiceNameIsJudged: from(33),
  claimTemplatesAreJudged: from(34),
  // Fields of pods that are dropped before, as their feature gates are off (pkg/api/pod/util.go dropDisabledFields).
  variablesComeFromFiles: from(35),
  podsClaimResources: from(34),
  podsHaveResources: from(34),
  containersResizeInPlace: from(33),
  imagesAreVolumes: from(35),
  podsHaveOwnUsers: from(33),
  readOnlyMountsMayBeRecursive: from(31),
  podAffinityHasLabelKeys: from(31),
  spreadMergesLabelKeys: from(34),
  groupsPolicyIsRead: from(33),
  hostnameOverrideIsRead: from(35),
  // pkg/apis/core/validation of each minor.
  variableNamesAreRelaxed: from(32),
  tokenPathIsJudged: from(30),
  hostSysctlsAreJudged: from(29),
  nodeAffinityValuesAreJudged: from(32),
  ownUsersForbidDevices: from(34),
  emptyDirModeIsJudged: from(37),
  volumeAttributesClassIsRead: from(34),
  // pkg/apis/core/helper standardResourceQuotaScopes.
  quotasKnowAttributes: from(33),
  // Feature gates MaxUnavailableStatefulSet, JobBackoffLimitPerIndex and JobPodReplacementPolicy, JobSuccessPolicy,
  // JobManagedBy, HPAScaleToZero and HPAConfigurableTolerance, on by themselves.
  statefulSetsCountUnavailable: from(37),
  jobsCountFailedIndexes: from(29),
  jobsHaveSuccessPolicy: from(31),
  jobsMayBeManaged: from(32),
  // pkg/registry/autoscaling/horizontalpodautoscaler AllowEmptyAPIGroup [run].
  autoscalersNameGroups: from(34),
  autoscalersGoToZero: from(37),
  autoscalersHaveTolerance: from(35),

  // EndpointSlice, ServiceCIDR, IPAddress: pkg/apis/discovery/validation, pkg/apis/networking [run].
  sliceIpv6IsCanonical: from(33),
  sliceHintsMayNameNodes: from(34),

  // kubelet: `--pod-infra-container-image` is an unknown flag; kubeadm stops passing it at 1.35.
  kubeletRefusesPodInfraImageFlag: from(35),
  // kubelet apis/config/validation of each minor.
  // DisableCloudProviders is on by default since 1.29.
  kubeletTakesOnlyExternalCloudProvider: from(29),
  // CloudDualStackNodeIPs is on by default since 1.29.
  kubeletTakesNodeIpPairsInClouds: from(29),
  kubeletJudgesEnforcementsOneByOne: from(31),
  kubeletEnforcesCompressible: from(32),
  kubeletChecksUserNamespaces: from(33),
  // pkg/kubelet/userns/userns_manager.go; aligned only where the feature gate is on [run].
  kubeletGivesUserIdsToPods: from(30),
  kubeletAlignsUserIds: from(35),
  kubeletKnowsNoSwap: from(30),
  kubeletKnowsCrashLoopBackOff: from(32),
  kubeletChecksLogRotation: from(30),
  kubeletKnowsPodLogsDir: from(30),
  kubeletKnowsImageMaximumAge: from(29),
  kubeletChecksImageMinimumAge: from(36),
  kubeletRefusesRunOnce: from(32),
  kubeletVerifiesPulledImages: from(33),
  kubeletListsShortImageNames: from(36),
  // component-helpers node/util/sysctl/namespace.go.
  kubeletKnowsUserSysctls: from(37),
  // KubeletCgroupDriverFromCRI is on by itself from 1.31; KEP-4033: containerd 1.x leaves with 1.36.
  kubeletAsksForCgroupDriver: from(31),
  kubeletNeedsContainerd2: from(36),
  // Feature gates that are on by themselves: pkg/features/kube_features.go of each minor.
  kubeletSwapsByItself: from(30),
  kubeletLimitsCrashLoopsByItself: from(35),
  kubeletLimitsImageAgeByItself: from(30),
  kubeletLimitsMemoryByItself: from(37),
  kubeletTakesQuotaPeriod: from(36),
  kubeletVerifiesPulledImagesByItself: from(35),
  kubeletAnswersLogQueriesByItself: from(36),

  // pkg/kubelet/config/common.go tryDecodeSinglePod: options of pods made today; before, of none.
  kubeletTakesAnyVariableName: from(35),
  // Feature gate PreventStaticPodAPIReferences is on by default.
  kubeletRefusesReferencesOfStaticPods: from(34),

  // component-base logs/api/v1/types.go.
  loggingHasTextOptions: from(30),

  // component-base metrics/api/v1/config.go: names of metrics, and the manifest must be there.
  componentsCheckMetrics: from(36),

  // kube-proxy apis/config/validation of each minor; 1.29 and 1.30 need the feature gate NFTablesProxyMode.
  kubeProxyKnowsNftablesGate: from(29),
  kubeProxyRunsNftables: from(31),
  kubeProxyIpvsHangsOnAGate: from(37),
  // cmd/kube-proxy/app/server_linux.go: event IPVSDeprecation.
  kubeProxyIpvsIsDeprecated: from(35),
  kubeProxyChecksClusterCidrInEveryMode: until(30),
  kubeProxyChecksPortRange: until(30),
  kubeProxyChecksIptablesInEveryMode: until(30),
  kubeProxyChecksUdpTimeouts: from(29),
  kubeProxyKnowsPrimaryNodePortAddress: from(31),
  kubeProxyKnowsNodePortAddressKeywords: from(37),
} satisfies Record<string, Span>;

export type Question = keyof typeof QUESTIONS;

/** The answers of one minor. */
export type Contract = Readonly<Record<Question, boolean>>;

const contracts = new Map<number, Contract>();

/** The answers for `minor`; minors outside 1.28 … 1.37 answer like the nearest one known. */
export function contractOf(minor: number): Contract {
  const nearest = Math.min(Math.max(minor, FIRST_MINOR), NEWEST_MINOR);
  const known = contracts.get(nearest) ?? answersAt(nearest);
  contracts.set(nearest, known);
  return known;
}

function answersAt(minor: number): Contract {
  const answers: Partial<Record<Question, boolean>> = {};
  for (const [question, [first, last]] of Object.entries(QUESTIONS)) {
    answers[question as Question] = minor >= first && minor <= last;
  }
  return Object.freeze(answers) as Contract;
}
