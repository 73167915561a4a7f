import type { Contract } from '../../k8s/contract';
import { dottedSysctl, isNamespacedSysctl, isSysctlName, isSysctlPattern } from '../../k8s/sysctls';
import type { JsonObject } from '../../model/document';
import { asList } from '../../model/type-meta';
import { isGateOn, type Refusal, textsIn } from '../setting-check';

/** Kernel settings that pods may ask for, and those that they get. */
export const sysctlRefusals = (config: JsonObject, contract: Contract): Refusal[] => [
  ...allowedRefusals(config, contract),
  ...defaultRefusals(config, contract),
];

/** Source: kubelet pkg/kubelet/sysctl/allowlist.go (`NewAllowlist`). */
function allowedRefusals(config: JsonObject, contract: Contract): Refusal[] {
  return asList(config.allowedUnsafeSysctls).flatMap((written, index) => {
    const sysctl = written ?? '';
    if (typeof sysctl !== 'string') return [];
    if (isSysctlPattern(sysctl) && isOfNamespace(sysctl, contract)) return [];
    return [{ path: ['allowedUnsafeSysctls', index], value: sysctl, wants: wantedOf(contract) }];
  });
}

/** Source: kubelet pkg/kubelet/apis/config/validation/validation.go. */
function defaultRefusals(config: JsonObject, contract: Contract): Refusal[] {
  const field = 'defaultPodSysctls';
  const names = textsIn(config, field).map(([name]) => name);
  const gate = 'DefaultPodSysctls';
  if (!isGateOn(config, gate, false)) {
    const wants = `the feature gate ${gate} as well`;
    return names.slice(0, 1).map((value) => ({ path: [field], value, wants }));
  }
  const spellings = names.map(dottedSysctl);
  return names.flatMap((value, index) => {
    const refuse = (wants: string) => [{ path: [field, value], value, wants }];
    if (!isSysctlName(value) || !isOfNamespace(value, contract)) return refuse(wantedOf(contract));
    const isRepeated = spellings.indexOf(dottedSysctl(value)) < index;
    return isRepeated ? refuse('every sysctl once') : [];
  });
}

const isOfNamespace = (sysctl: string, { kubeletKnowsUserSysctls }: Contract): boolean =>
  isNamespacedSysctl(sysctl, kubeletKnowsUserSysctls);

function wantedOf({ kubeletKnowsUserSysctls }: Contract): string {
  const later = kubeletKnowsUserSysctls ? ', user.*' : '';
  return `sysctls of a namespace: kernel.shm*, kernel.msg*, kernel.sem, fs.mqueue.*, net.*${later}`;
}
