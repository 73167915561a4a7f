import { gatesOf } from '../../k8s/component-gates';
import { isGateSet, parsePrefixedGateSettings } from '../../k8s/gate-settings';
import { lastAsRead } from '../../model/component-flags';
import type { FlagSet } from '../../model/flags';

/** Whether a gate that all components of the control plane share is on, by an argument or by itself. */
export function isSharedGateOn(flags: FlagSet, name: string, minor: number): boolean {
  const reading = parsePrefixedGateSettings(lastAsRead(flags, 'feature-gates')?.value ?? '');
  const settings = reading.ok ? reading.settings : new Map<string, boolean>();
  return isGateSet(name, settings, gatesOf('kube-apiserver', minor));
}

/** Whether what a gate stands for is there: a gate that is gone was on at the end. */
export const isFeatureOn = (flags: FlagSet, gate: string | undefined, minor: number): boolean =>
  gate === undefined ||
  gatesOf('kube-apiserver', minor)?.has(gate) !== true ||
  isSharedGateOn(flags, gate, minor);
