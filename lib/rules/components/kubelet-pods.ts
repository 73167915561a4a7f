import type { Contract } from '../../k8s/contract';
import { type JsonObject, valueAt } from '../../model/document';
import { asList, asNumber, asText } from '../../model/type-meta';
import { isGateOn, noneOf, type Refusal } from '../setting-check';

/** What pods get: sysctls, user ids, memory, images, queries of the node's log. */
export function podRefusals(config: JsonObject, contract: Contract): Refusal[] {
  return [
    ...asList(config.allowedUnsafeSysctls).flatMap(sysctlRefusals),
    ...(contract.kubeletGivesUserIdsToPods ? userIdRefusals(config, contract) : []),
    ...memoryRefusals(config, contract),
    ...(contract.kubeletVerifiesPulledImages ? imageRefusals(config, contract) : []),
    ...logQueryRefusals(config, contract),
    ...(contract.kubeletRefusesRunOnce && config.runOnce === true
      ? [{ path: ['runOnce'], value: 'true', wants: 'false' }]
      : []),
  ];
}

const SYSCTL = /^(?:[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?[./])*(?:[a-z0-9][-_a-z0-9]*)?[a-z0-9*]$/;
/** Source: component-helpers node/util/sysctl/namespace.go. */
const NAMESPACED =
  /^(?:kernel\.(?:sem|shm|shmall|shmmax|shmmni|shm_rmid_forced|msg|msgmax|msgmnb|msgmni)$|net\.|fs\.mqueue\.)/;

function sysctlRefusals(sysctl: unknown, index: number): Refusal[] {
  if (typeof sysctl !== 'string') return [];
  const name = sysctl.includes('/') ? sysctl.replaceAll('/', '.') : sysctl;
  const plain = name.replace(/\*.*$/, '');
  if (SYSCTL.test(sysctl) && NAMESPACED.test(plain)) return [];
  const wants = 'sysctls of a namespace: kernel.shm*, kernel.msg*, kernel.sem, fs.mqueue.*, net.*';
  return [{ path: ['allowedUnsafeSysctls', index], value: sysctl, wants }];
}

const ALL_IDS = 2 ** 32;
const DEFAULT_IDS = 65536;
const DEFAULT_PODS = 110;

/**
 * Every pod gets a block of user ids; the first block belongs to the host, when no user "kubelet" has
 * ranges of its own. Source: pkg/kubelet/userns/userns_manager.go, kubelet_pods.go.
 */
function userIdRefusals(config: JsonObject, contract: Contract): Refusal[] {
  const isOff = !isGateOn(config, 'UserNamespacesSupport', true);
  const path = ['userNamespaces', 'idsPerPod'];
  const given = contract.kubeletChecksUserNamespaces ? asNumber(valueAt(config, path)) : undefined;
  const ids = given ?? DEFAULT_IDS;
  const first = contract.kubeletAlignsUserIds ? ids : DEFAULT_IDS;
  if (ids < DEFAULT_IDS || (isOff && contract.kubeletAlignsUserIds)) return [];
  if (first % ids !== 0 || ALL_IDS % ids !== 0) {
    const wants = contract.kubeletAlignsUserIds ? 'a power of two' : `${DEFAULT_IDS}`;
    return [{ path, value: `${ids}`, wants }];
  }
  const most = (ALL_IDS - first) / ids;
  const pods = asNumber(config.maxPods) || DEFAULT_PODS;
  const wants = `at most ${most}: user ids end there`;
  return pods <= most ? [] : [{ path: ['maxPods'], value: `${pods}`, wants }];
}

function memoryRefusals(config: JsonObject, contract: Contract): Refusal[] {
  const factor = asNumber(config.memoryThrottlingFactor);
  const isLimited = isGateOn(config, 'MemoryQoS', contract.kubeletLimitsMemoryByItself);
  const policy = 'memoryReservationPolicy';
  const path = ['memoryThrottlingFactor'];
  const gate = 'the feature gate MemoryQoS as well';
  const isAlone = contract.kubeletLimitsMemoryByItself && !isLimited && factor !== 0.9;
  return [
    ...(factor !== undefined && (factor <= 0 || factor > 1)
      ? [{ path, value: `${factor}`, wants: 'more than 0, at most 1' }]
      : []),
    ...(factor !== undefined && isAlone ? [{ path, value: `${factor}`, wants: gate }] : []),
    ...noneOf(config, policy, ['None', 'TieredReservation']),
    ...(config[policy] === 'TieredReservation' && !isLimited
      ? [{ path: [policy], value: 'TieredReservation', wants: gate }]
      : []),
  ];
}

const VERIFICATIONS = [
  'NeverVerify',
  'NeverVerifyPreloadedImages',
  'NeverVerifyAllowlistedImages',
  'AlwaysVerify',
];

function imageRefusals(config: JsonObject, contract: Contract): Refusal[] {
  const policy = 'imagePullCredentialsVerificationPolicy';
  const list = 'preloadedImagesVerificationAllowlist';
  const gate = 'KubeletEnsureSecretPulledImages';
  const value = asText(config[policy]) ?? '';
  const listed = asList(config[list]);
  if (!isGateOn(config, gate, contract.kubeletVerifiesPulledImagesByItself)) {
    const wants = `the feature gate ${gate} as well`;
    return [
      ...(value ? [{ path: [policy], value, wants }] : []),
      ...(listed.length > 0 ? [{ path: [list], value: listed.join(', '), wants }] : []),
    ];
  }
  const isStray = listed.length > 0 && value !== 'NeverVerifyAllowlistedImages';
  return [
    ...noneOf(config, policy, VERIFICATIONS),
    ...(isStray
      ? [
          {
            path: [list],
            value: listed.join(', '),
            wants: `${policy}: NeverVerifyAllowlistedImages`,
          },
        ]
      : []),
  ];
}

function logQueryRefusals(config: JsonObject, contract: Contract): Refusal[] {
  if (config.enableSystemLogQuery !== true) return [];
  const path = ['enableSystemLogQuery'];
  const isOn = isGateOn(config, 'NodeLogQuery', contract.kubeletAnswersLogQueriesByItself);
  if (!isOn) return [{ path, value: 'true', wants: 'the feature gate NodeLogQuery as well' }];
  if (config.enableSystemLogHandler !== false) return [];
  return [{ path, value: 'true', wants: 'enableSystemLogHandler: true as well' }];
}
