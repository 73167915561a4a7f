import type { Contract } from '../../k8s/contract';
import { parseQuantity } from '../../k8s/quantity';
import { isObject, type Json, type JsonObject, valueAt } from '../../model/document';
import { asList, asNumber, asText } from '../../model/type-meta';
import { type Refusal, textsIn } from '../setting-check';

/** What is kept from pods, and by which control groups. */
export function reservationRefusals(config: JsonObject, contract: Contract): Refusal[] {
  return [
    ...listRefusals(config, 'kubeReserved'),
    ...listRefusals(config, 'systemReserved'),
    ...reservedCpuRefusals(config),
    ...reservedMemoryRefusals(config),
    ...enforcementRefusals(config, contract),
    ...qosRefusals(config),
  ];
}

const RESERVABLE = ['cpu', 'memory', 'ephemeral-storage', 'pid'];

/** Source: kubelet cmd/kubelet/app/server.go (`parseResourceList`); reserved cores replace cpu. */
function listRefusals(config: JsonObject, field: string): Refusal[] {
  return textsIn(config, field).flatMap(([name, value]) => {
    const path = [field, name];
    if (!RESERVABLE.includes(name)) {
      return [{ path, value: name, wants: `one of ${RESERVABLE.join(', ')}` }];
    }
    const isReplaced = name === 'cpu' && asText(config.reservedSystemCPUs);
    if (isReplaced || (parseQuantity(value) ?? -1) >= 0) return [];
    return [{ path, value, wants: 'a quantity of 0 or more' }];
  });
}

/** Source: k8s.io/utils/cpuset (`Parse`). */
const CPU_LIST = /^[-+]?\d+(?:-[-+]?\d+)?(?:,[-+]?\d+(?:-[-+]?\d+)?)*$/;

function reservedCpuRefusals(config: JsonObject): Refusal[] {
  const value = asText(config.reservedSystemCPUs);
  if (!value) return [];
  const path = ['reservedSystemCPUs'];
  const hasGroup = asText(config.systemReservedCgroup) || asText(config.kubeReservedCgroup);
  if (hasGroup) {
    return [{ path, value, wants: 'no systemReservedCgroup or kubeReservedCgroup beside it' }];
  }
  const isRead = CPU_LIST.test(value) && value.split(',').every(isAscending);
  return isRead ? [] : [{ path, value, wants: 'a list of cores such as 0-1,4' }];
}

function isAscending(range: string): boolean {
  const [first, last = first] = range.split(/(?<=\d)-/).map(Number);
  return first !== undefined && last !== undefined && first <= last;
}

/** Source: kubelet apis/config/validation/validation_reserved_memory.go. */
function reservedMemoryRefusals(config: JsonObject): Refusal[] {
  const seen = new Set<string>();
  return asList(config.reservedMemory).flatMap((reservation, index) => {
    const limits = isObject(reservation) ? reservation.limits : undefined;
    const node = isObject(reservation) ? (asNumber(reservation.numaNode) ?? 0) : 0;
    if (!isObject(limits)) return [];
    return Object.entries(limits).flatMap(([name, limit]) => {
      const path = ['reservedMemory', index, 'limits', name];
      const key = `${node} ${name}`;
      const wants = memoryWanted(name, limit, seen.has(key));
      seen.add(key);
      return wants ? [{ path, value: String(limit), wants }] : [];
    });
  });
}

function memoryWanted(name: string, limit: Json, isSeen: boolean): string | undefined {
  if (name !== 'memory' && !name.startsWith('hugepages-')) return 'memory or hugepages-SIZE';
  if (isSeen) return 'each kind of memory once for a NUMA node';
  const isZero = limit === null || parseQuantity(String(limit)) === 0;
  return isZero ? 'more than 0' : undefined;
}

const GROUP_OF: Readonly<Record<string, string>> = {
  'system-reserved': 'systemReservedCgroup',
  'kube-reserved': 'kubeReservedCgroup',
};
const COMPRESSIBLE = '-compressible';

function enforcementRefusals(config: JsonObject, contract: Contract): Refusal[] {
  const given = asList(config.enforceNodeAllocatable).map((word) => asText(word) ?? '');
  // kubeadm leaves an empty list out, and the kubelet then enforces its default.
  const words = given.length > 0 ? given : ['pods'];
  return words.flatMap((value, index) => {
    const wants = enforcementWanted(value, index, { config, contract, words });
    if (!wants) return [];
    if (given.length === 0) return [{ path: ['cgroupsPerQOS'], value: 'false', wants }];
    return [{ path: ['enforceNodeAllocatable', index], value, wants }];
  });
}

interface Enforcements {
  readonly config: JsonObject;
  readonly contract: Contract;
  readonly words: readonly string[];
}

function enforcementWanted(word: string, index: number, all: Enforcements): string | undefined {
  const { config, contract, words } = all;
  const isLenient = contract.kubeletJudgesEnforcementsOneByOne;
  const plain = contract.kubeletEnforcesCompressible ? word.replace(COMPRESSIBLE, '') : word;
  const group = GROUP_OF[plain];
  if (isLenient && words.indexOf(word) < index) return 'every word once';
  if (word === 'none' && words.length > 1) return 'none alone';
  if (config.cgroupsPerQOS === false && !(word === 'none' && isLenient)) {
    return isLenient
      ? 'enforceNodeAllocatable: [none], or cgroupsPerQOS: true'
      : 'an empty enforceNodeAllocatable, or cgroupsPerQOS: true';
  }
  if (word === 'none' || word === 'pods') return undefined;
  if (!group) return 'pods, system-reserved, kube-reserved or none';
  if (plain !== word && words.includes(plain)) return `${plain} or ${word}, not both`;
  return asText(config[group]) ? undefined : `${group} as well`;
}

/** Source: kubelet pkg/kubelet/cm/helpers.go (`ParseQOSReserved`). */
function qosRefusals(config: JsonObject): Refusal[] {
  return textsIn(config, 'qosReserved').flatMap(([name, value]) => {
    const path = ['qosReserved', name];
    if (name !== 'memory') return [{ path, value: name, wants: 'memory only' }];
    const share = /^([-+]?\d+)%+$/.exec(value)?.[1];
    const isShare = share !== undefined && Number(share) >= 0 && Number(share) <= 100;
    return isShare ? [] : [{ path, value, wants: 'a whole percentage from 0% to 100%' }];
  });
}

/** How much of a resource both lists together keep from pods; undefined when neither names it. */
export function reservedTotal(config: JsonObject, resource: string): number | undefined {
  const amounts = ['kubeReserved', 'systemReserved'].flatMap(
    (field) => asText(valueAt(config, [field, resource])) ?? [],
  );
  if (amounts.length === 0) return undefined;
  return amounts.reduce((sum, text) => sum + (parseQuantity(text) ?? 0), 0);
}
