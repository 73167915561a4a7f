import type { Contract } from '../../k8s/contract';
import { type JsonObject, valueAt } from '../../model/document';
import { asNumber } from '../../model/type-meta';
import { isGateOn, noneOf, type Refusal } from '../setting-check';
import { imageRefusals } from './kubelet-images';
import { sysctlRefusals } from './kubelet-sysctls';

/** What pods get: sysctls, user ids, memory, images, queries of the node's log. */
export function podRefusals(config: JsonObject, contract: Contract): Refusal[] {
  return [
    ...sysctlRefusals(config, contract),
    ...(contract.kubeletGivesUserIdsToPods ? userIdRefusals(config, contract) : []),
    ...memoryRefusals(config, contract),
    ...(contract.kubeletVerifiesPulledImages ? imageRefusals(config, contract) : []),
    ...logQueryRefusals(config, contract),
    ...(contract.kubeletRefusesRunOnce && config.runOnce === true
      ? [{ path: ['runOnce'], value: 'true', wants: 'false' }]
      : []),
  ];
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

function logQueryRefusals(config: JsonObject, contract: Contract): Refusal[] {
  if (config.enableSystemLogQuery !== true) return [];
  const path = ['enableSystemLogQuery'];
  const isOn = isGateOn(config, 'NodeLogQuery', contract.kubeletAnswersLogQueriesByItself);
  if (!isOn) return [{ path, value: 'true', wants: 'the feature gate NodeLogQuery as well' }];
  if (config.enableSystemLogHandler !== false) return [];
  return [{ path, value: 'true', wants: 'enableSystemLogHandler: true as well' }];
}
