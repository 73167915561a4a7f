import { parseFlagBool } from '../../k8s/go-value';
import {
  cpuOptionStage,
  type OptionStage,
  topologyOptionStage,
} from '../../k8s/kubelet-policy-options';
import { parseQuantity } from '../../k8s/quantity';
import { isObject, type JsonObject, valueAt } from '../../model/document';
import { asList, asText } from '../../model/type-meta';
import { noneOf, type Refusal, textsIn } from '../setting-check';
import { reservedTotal } from './kubelet-reservations';

/** Policies of the managers of cores, memory and topology. Source: kubelet pkg/kubelet/cm/*manager. */
export function managerRefusals(config: JsonObject, minor: number): Refusal[] {
  return [
    ...noneOf(config, 'cpuManagerPolicy', ['none', 'static']),
    ...noneOf(config, 'memoryManagerPolicy', ['None', 'Static']),
    ...cpuRefusals(config, minor),
    ...topologyRefusals(config, minor),
    ...staticMemoryRefusals(config),
  ];
}

function cpuRefusals(config: JsonObject, minor: number): Refusal[] {
  const field = 'cpuManagerPolicyOptions';
  const options = textsIn(config, field);
  if ((asText(config.cpuManagerPolicy) || 'none') === 'none') {
    return options.map(([name]) => ({
      path: [field, name],
      value: name,
      wants: 'cpuManagerPolicy: static as well',
    }));
  }
  return [
    ...reservedCoreRefusals(config),
    ...options.flatMap(([name, value]) => {
      const stage = cpuOptionStage(name, minor);
      const wants = gateWanted(config, 'CPUManagerPolicy', stage) ?? boolWanted(value);
      return wants ? [{ path: [field, name], value: stage ? value : name, wants }] : [];
    }),
    ...pairRefusals(config),
  ];
}

/** Cores that are handed out whole must leave some to the system. */
function reservedCoreRefusals(config: JsonObject): Refusal[] {
  if (asText(config.reservedSystemCPUs) || (reservedTotal(config, 'cpu') ?? 0) > 0) return [];
  const wants = 'reservedSystemCPUs, or cpu in kubeReserved or systemReserved, as well';
  return [{ path: ['cpuManagerPolicy'], value: 'static', wants }];
}

const boolWanted = (value: string): string | undefined =>
  parseFlagBool(value) === undefined ? 'true or false' : undefined;

/** An option that does not exist, or whose stage is switched off. */
function gateWanted(
  config: JsonObject,
  gates: 'CPUManagerPolicy' | 'TopologyManagerPolicy',
  stage: OptionStage | undefined,
): string | undefined {
  if (stage === undefined) return 'an option that this kubelet knows';
  if (stage === 'stable') return undefined;
  const gate = `${gates}${stage === 'alpha' ? 'Alpha' : 'Beta'}Options`;
  const isOn = valueAt(config, ['featureGates', gate]) ?? stage === 'beta';
  return isOn === true ? undefined : `the feature gate ${gate} as well`;
}

/** Options that exclude each other. */
const PAIRS = [
  ['full-pcpus-only', 'distribute-cpus-across-cores'],
  ['distribute-cpus-across-numa', 'distribute-cpus-across-cores'],
  ['prefer-align-cpus-by-uncorecache', 'distribute-cpus-across-cores'],
  ['prefer-align-cpus-by-uncorecache', 'distribute-cpus-across-numa'],
] as const;

function pairRefusals(config: JsonObject): Refusal[] {
  const field = 'cpuManagerPolicyOptions';
  const isOn = (option: string) =>
    parseFlagBool(asText(valueAt(config, [field, option])) ?? '') === true;
  const both = PAIRS.find((pair) => pair.every(isOn));
  const refusals = both
    ? [{ path: [field, both[1]], value: 'true', wants: `it without ${both[0]}` }]
    : [];
  if (!isOn('align-by-socket') || config.topologyManagerPolicy !== 'single-numa-node')
    return refusals;
  const wants = 'it without topologyManagerPolicy: single-numa-node';
  return [...refusals, { path: [field, 'align-by-socket'], value: 'true', wants }];
}

/** Without a policy nobody reads its options. */
function topologyRefusals(config: JsonObject, minor: number): Refusal[] {
  if ((asText(config.topologyManagerPolicy) || 'none') === 'none') return [];
  return textsIn(config, 'topologyManagerPolicyOptions').flatMap(([name, value]) => {
    const stage = topologyOptionStage(name, minor);
    const wants =
      gateWanted(config, 'TopologyManagerPolicy', stage) ??
      (name === 'max-allowable-numa-nodes' ? nodesWanted(value) : boolWanted(value));
    const path = ['topologyManagerPolicyOptions', name];
    return wants ? [{ path, value: stage ? value : name, wants }] : [];
  });
}

const nodesWanted = (value: string): string | undefined =>
  /^[-+]?\d+$/.test(value) && Number(value) >= 8 ? undefined : 'a number of 8 or more';

/** The kubelet's own threshold when nobody writes one. */
const DEFAULT_THRESHOLD = '100Mi';

/** Memory per NUMA node must add up to what is kept from pods anyway. */
function staticMemoryRefusals(config: JsonObject): Refusal[] {
  if (config.memoryManagerPolicy !== 'Static') return [];
  const wants = 'reservedMemory that adds up to kubeReserved, systemReserved and evictionHard';
  const refusal = { path: ['memoryManagerPolicy'], value: 'Static', wants };
  const threshold = hardThreshold(config);
  const pages = Object.entries(reservedMemory(config)).some(([name]) => name !== 'memory');
  const given = reservedMemory(config).memory ?? 0;
  if (pages || given === 0) return [refusal];
  if (threshold === undefined) return [];
  return given === (reservedTotal(config, 'memory') ?? 0) + threshold ? [] : [refusal];
}

/** Undefined for a share of the host's memory. kubeadm leaves an empty map out. */
function hardThreshold(config: JsonObject): number | undefined {
  const thresholds = textsIn(config, 'evictionHard');
  const written = thresholds.find(([signal]) => signal === 'memory.available')?.[1];
  const text = written ?? (thresholds.length > 0 ? '0' : DEFAULT_THRESHOLD);
  return text === '0%' || text === '100%' ? 0 : parseQuantity(text);
}

function reservedMemory(config: JsonObject): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const reservation of asList(config.reservedMemory)) {
    const limits = isObject(reservation) && isObject(reservation.limits) ? reservation.limits : {};
    for (const [name, limit] of Object.entries(limits)) {
      sums[name] = (sums[name] ?? 0) + (parseQuantity(String(limit)) ?? 0);
    }
  }
  return sums;
}
