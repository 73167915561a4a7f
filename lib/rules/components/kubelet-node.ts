import type { Contract } from '../../k8s/contract';
import { parseDurationSeconds } from '../../k8s/go-value';
import { taintProblem } from '../../k8s/taints';
import { isObject, type Json, type JsonObject, valueAt } from '../../model/document';
import { asList, asNumber, asText } from '../../model/type-meta';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { isGateOn, noneOf, type Refusal } from '../setting-check';

/** What the kubelet is to its node: where it listens, who may ask, taints, swap, user ids, pauses. */
export function nodeRefusals(config: JsonObject, contract: Contract): Refusal[] {
  return [
    ...addressRefusals(config),
    ...modeRefusals(config),
    ...asList(config.registerWithTaints).flatMap(taintRefusals),
    ...swapRefusals(config, contract),
    ...(contract.kubeletChecksUserNamespaces ? userIdRefusals(config) : []),
    ...crashLoopRefusals(config, contract),
    ...systemGroupRefusals(config),
  ];
}

/** A name is none: the kubelet starts, cannot listen and ends. */
function addressRefusals(config: JsonObject): Refusal[] {
  const value = asText(config.address);
  if (!value || config.enableServer === false || parseAddressSloppy(value).ok) return [];
  return [{ path: ['address'], value, wants: 'an address' }];
}

/** Source: cmd/kubelet/app/auth.go. */
const AUTHORIZATION_MODES = ['AlwaysAllow', 'Webhook'];

function modeRefusals(config: JsonObject): Refusal[] {
  const path = ['authorization', 'mode'];
  const value = asText(valueAt(config, path));
  const wants = AUTHORIZATION_MODES.join(', ');
  const isUnknown = value && !AUTHORIZATION_MODES.includes(value);
  const strategy = 'configMapAndSecretChangeDetectionStrategy';
  return [
    ...(isUnknown ? [{ path, value, wants }] : []),
    ...noneOf(config, strategy, ['Watch', 'Cache', 'Get']),
  ];
}

function taintRefusals(written: Json, index: number): Refusal[] {
  // Go reads null as a taint without anything.
  const taint = written ?? {};
  if (!isObject(taint)) return [];
  const text = (field: string) => asText(taint[field]) ?? '';
  const refuse = (field: string, wants: string): Refusal[] => [
    { path: ['registerWithTaints', index, field], value: text(field), wants },
  ];
  const problem = taintProblem(text('key'), text('value'), text('effect'));
  if (problem) return refuse(problem.field, problem.wants);
  return asText(taint.timeAdded) === undefined ? [] : refuse('timeAdded', 'no time');
}

function swapRefusals(config: JsonObject, contract: Contract): Refusal[] {
  const path = ['memorySwap', 'swapBehavior'];
  const value = asText(valueAt(config, path));
  if (!value) return [];
  if (!isGateOn(config, 'NodeSwap', contract.kubeletSwapsByItself)) {
    return [{ path, value, wants: 'the feature gate NodeSwap as well' }];
  }
  const least = contract.kubeletKnowsNoSwap ? 'NoSwap' : 'UnlimitedSwap';
  const choices = ['LimitedSwap', least];
  return choices.includes(value) ? [] : [{ path, value, wants: choices.join(', ') }];
}

const USER_IDS = 65536;
const MOST_USER_IDS = 2 ** 32 - 1;

/** Source: kubelet apis/config/validation/validation_linux.go. */
function userIdRefusals(config: JsonObject): Refusal[] {
  const path = ['userNamespaces', 'idsPerPod'];
  const value = asNumber(valueAt(config, path));
  if (value === undefined) return [];
  const isFine = value >= USER_IDS && value % USER_IDS === 0 && value <= MOST_USER_IDS;
  return isFine ? [] : [{ path, value: `${value}`, wants: `a multiple of ${USER_IDS}` }];
}

function crashLoopRefusals(config: JsonObject, contract: Contract): Refusal[] {
  const path = ['crashLoopBackOff', 'maxContainerRestartPeriod'];
  const value = asText(valueAt(config, path));
  if (value === undefined || !contract.kubeletKnowsCrashLoopBackOff) return [];
  const gate = 'KubeletCrashLoopBackOffMax';
  if (!isGateOn(config, gate, contract.kubeletLimitsCrashLoopsByItself)) {
    return [{ path, value, wants: `the feature gate ${gate} as well` }];
  }
  const seconds = parseDurationSeconds(value) ?? 0;
  return seconds >= 1 && seconds < 300.001 ? [] : [{ path, value, wants: '1s to 300s' }];
}

function systemGroupRefusals(config: JsonObject): Refusal[] {
  const value = asText(config.systemCgroups);
  if (!value || asText(config.cgroupRoot)) return [];
  return [{ path: ['systemCgroups'], value, wants: 'cgroupRoot as well' }];
}
