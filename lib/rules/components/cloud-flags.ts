import { LAST_BUILT_IN_CLOUDS } from '../../k8s/cloud-providers';
import type { Contract } from '../../k8s/contract';
import { lastAsRead } from '../../model/component-flags';
import type { FlagSet } from '../../model/flags';
import type { FlagRefusal } from './flag-check';
import { isFeatureOn } from './flag-gates';

const FLAG = 'cloud-provider';
const GATES = ['DisableCloudProviders', 'DisableKubeletCloudCredentialProviders'];

/** Source: kubernetes pkg/kubeapiserver/options/cloudprovider.go (`Validate`), 1.29 to 1.32 [run]. */
export function cloudRefusals(flags: FlagSet, contract: Contract, minor: number): FlagRefusal[] {
  const given = lastAsRead(flags, FLAG);
  if (!given?.value || !contract.apiserverChecksCloudProvider) return [];
  const gates = GATES.map((gate) => isFeatureOn(flags, gate, minor));
  if (given.value === 'external') {
    const wants = `nothing, or leave ${GATES.join(' and ')} on`;
    return gates.every((isOn) => isOn) ? [] : [{ flag: FLAG, given, wants }];
  }
  const isBuiltIn = LAST_BUILT_IN_CLOUDS.includes(given.value) && !gates.includes(true);
  return isBuiltIn ? [] : [{ flag: FLAG, given, wants: 'external, or nothing' }];
}
