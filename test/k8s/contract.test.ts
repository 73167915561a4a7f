import { describe, expect, it } from 'vitest';
import { type Contract, contractOf, QUESTIONS, type Question } from '../../lib/k8s/contract';
import { FIRST_MINOR, MINORS, NEWEST_MINOR } from '../../lib/k8s/version';

/**
 * The answers of every minor, typed from the sheets and from the sources of the ten releases, not
 * from the spans in the code. One column a minor, 1.28 first, 1.37 last; `#` is yes.
 */
const TABLE = `
  #########.  kubeadmReadsV1beta3
  ...#######  kubeadmReadsV1beta4
  ...######.  kubeadmWarnsOfV1beta3
  ..########  kubeadmKnowsUpgradeConfiguration
  ........##  kubeadmValidatesUpgradeConfiguration
  .........#  kubeadmHasPlaceholderV1
  ..########  kubeadmChecksImagePullPolicy
  .#########  kubeadmChecksCertificateKey
  .#########  kubeadmChecksArgumentNames
  .#########  kubeadmBindsAdminAtTheEndOfInit
  .......###  kubeadmWantsAnExternalEtcdEndpoint
  ...#######  kubeadmAsksEtcdForLivez
  ......####  kubeadmFitsEtcdFlagsToImage
  ........##  kubeadmKnowsOnlyNewEtcdFlags
  ........##  kubeadmRefusesTwoUrlsInOneEndpoint
  .....#####  kubeadmWantsIpv6InUrlBrackets
  .......###  kubeadmKnowsEtcdHttpEndpoints
  ......####  kubeadmKnowsEcdsaP384
  .....#####  kubeadmPlansEtcdUpgrades
  .#########  kubeadmReadsPatchedPodsOfAnyGroup
  .......###  kubeadmRefusesScalarForWholeObject
  .......###  kubeadmTestsWithoutAValue
  .#########  kubeadmTakesBracketedImageHost
  ......####  kubeadmNamesProbePorts
  ......####  kubeadmOmitsCreationTimestamp
  .......###  kubeadmRefusesCgroupV1
  ......####  kubeadmKeepsRuntimeOnTheNode
  .........#  kubeadmWritesKubeProxyMode
  .........#  kubeletResolverStaysLocal
  ....######  corefileCachesOtherDomainsOnly
  ......####  serviceRangeCeilingIsGone
  .........#  advertiseAddressMustFitEndpoints
  ......####  apiserverChecksEtcdOverrides
  .#########  apiserverTurnsOidcArgumentsIntoAFile
  .####.....  apiserverChecksCloudProvider
  ......####  emptyIpFlagCountsAsAbsent
  ...#######  apiserverChecksItsLimits
  .#########  flowControlIsStable
  .#########  apiserverChecksStorageMediaType
  ...#######  apiserverReadsEncryptionStrictly
  ....######  apiserverReadsFilesStrictly
  ###.......  apiserverDialsTheCollectorAtOnce
  ........##  auditPolicyTakesEveryGroup
  ....######  authenticationReservesKubernetesDomains
  ...#######  accessReviewsHaveSelectors
  ...#######  schedulerKnowsNoVendorLimits
  ........##  schedulerChecksShapeOfItsStrategyOnly
  ....######  controllerManagerChecksDaemonSetWorkers
  .#########  initContainersMayStay
  .......###  containersHaveRestartPolicies
  .....#####  hookMaySleepForNoTime
  ........##  serviceNameMayStartWithDigit
  ........##  addressesAreReadStrictly
  .....#####  loadBalancerMayExposeKubeletPort
  ...#######  trafficDistributionIsRead
  ......####  trafficDistributionKnowsSameZone
  .....#####  sliceIpv6IsCanonical
  ......####  sliceHintsMayNameNodes
  .......###  preferCloseIsDeprecated
  .#########  clusterIpWithExternalIpsMayHaveTrafficPolicy
  .....#####  serviceCidrObjectsExtendTheRange
  ........##  externalIpsAreWarnedAbout
  .....#####  dnsSearchMayBeRelaxed
  ......####  statefulSetPodsAreJudged
  .....#####  podGenerationsAreCounted
  .........#  autoscalerGenerationsAreCounted
  .....#####  statefulSetServiceNameIsJudged
  ......####  claimTemplatesAreJudged
  .......###  variablesComeFromFiles
  ......####  podsClaimResources
  ......####  podsHaveResources
  .....#####  containersResizeInPlace
  .......###  imagesAreVolumes
  .....#####  podsHaveOwnUsers
  ...#######  readOnlyMountsMayBeRecursive
  ...#######  podAffinityHasLabelKeys
  ......####  spreadMergesLabelKeys
  .....#####  groupsPolicyIsRead
  .......###  hostnameOverrideIsRead
  ....######  variableNamesAreRelaxed
  ..########  tokenPathIsJudged
  .#########  hostSysctlsAreJudged
  ....######  nodeAffinityValuesAreJudged
  ......####  ownUsersForbidDevices
  .........#  emptyDirModeIsJudged
  ......####  volumeAttributesClassIsRead
  .....#####  quotasKnowAttributes
  .........#  statefulSetsCountUnavailable
  .#########  jobsCountFailedIndexes
  ...#######  jobsHaveSuccessPolicy
  ....######  jobsMayBeManaged
  .........#  autoscalersGoToZero
  ......####  autoscalersNameGroups
  .......###  autoscalersHaveTolerance
  .......###  kubeletRefusesPodInfraImageFlag
  .#########  kubeletTakesOnlyExternalCloudProvider
  .#########  kubeletTakesNodeIpPairsInClouds
  ...#######  kubeletJudgesEnforcementsOneByOne
  ....######  kubeletEnforcesCompressible
  .....#####  kubeletChecksUserNamespaces
  ..########  kubeletGivesUserIdsToPods
  .......###  kubeletAlignsUserIds
  ..########  kubeletKnowsNoSwap
  ....######  kubeletKnowsCrashLoopBackOff
  ..########  kubeletChecksLogRotation
  ..########  kubeletKnowsPodLogsDir
  .#########  kubeletKnowsImageMaximumAge
  ........##  kubeletChecksImageMinimumAge
  ....######  kubeletRefusesRunOnce
  .....#####  kubeletVerifiesPulledImages
  ........##  kubeletListsShortImageNames
  .........#  kubeletKnowsUserSysctls
  ...#######  kubeletAsksForCgroupDriver
  ........##  kubeletNeedsContainerd2
  ..########  kubeletSwapsByItself
  .......###  kubeletLimitsCrashLoopsByItself
  ..########  kubeletLimitsImageAgeByItself
  .........#  kubeletLimitsMemoryByItself
  ........##  kubeletTakesQuotaPeriod
  .......###  kubeletTakesAnyVariableName
  ......####  kubeletRefusesReferencesOfStaticPods
  .......###  kubeletVerifiesPulledImagesByItself
  ........##  kubeletAnswersLogQueriesByItself
  ..########  loggingHasTextOptions
  ........##  componentsCheckMetrics
  .#########  kubeProxyKnowsNftablesGate
  ...#######  kubeProxyRunsNftables
  .........#  kubeProxyIpvsHangsOnAGate
  .......###  kubeProxyIpvsIsDeprecated
  ###.......  kubeProxyChecksClusterCidrInEveryMode
  ###.......  kubeProxyChecksPortRange
  ###.......  kubeProxyChecksIptablesInEveryMode
  .#########  kubeProxyChecksUdpTimeouts
  ...#######  kubeProxyKnowsPrimaryNodePortAddress
  .........#  kubeProxyKnowsNodePortAddressKeywords
`;

const TRUTH = TABLE.trim()
  .split('\n')
  .map((row) => row.trim().split('  ') as [answers: string, question: Question]);

const answersOf = (question: Question): string =>
  MINORS.map((minor) => (contractOf(minor)[question] ? '#' : '.')).join('');

describe('the version contract', () => {
  it('speaks for 1.28 to 1.37', () => {
    expect(MINORS).toEqual([28, 29, 30, 31, 32, 33, 34, 35, 36, 37]);
  });

  it('asks exactly the questions of the table', () => {
    expect(Object.keys(QUESTIONS).sort()).toEqual(TRUTH.map(([, question]) => question).sort());
  });

  it.each(TRUTH)('answers %s to %s', (answers, question) => {
    expect(answersOf(question)).toBe(answers);
  });

  it('has no question with the same answer for all minors', () => {
    const idle = TRUTH.filter(([, question]) => new Set(answersOf(question)).size === 1);

    expect(idle).toEqual([]);
  });

  it('answers for minors outside as for the nearest one inside', () => {
    expect(contractOf(FIRST_MINOR - 10)).toEqual(contractOf(FIRST_MINOR));
    expect(contractOf(NEWEST_MINOR + 10)).toEqual(contractOf(NEWEST_MINOR));
  });

  it('cannot be changed by whoever asks', () => {
    const contract: Contract = contractOf(FIRST_MINOR);

    expect(Object.isFrozen(contract)).toBe(true);
  });
});
