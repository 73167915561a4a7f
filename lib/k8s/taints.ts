import { isLabelValue, isQualifiedName } from './names';

/** What a node's taint may do. */
export const TAINT_EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** The first field of a taint that is not as it must be, and what is wanted there. */
export interface TaintProblem {
  readonly field: 'key' | 'value' | 'effect';
  readonly wants: string;
}

/** Source: kubernetes pkg/util/taints (`CheckTaintValidation`). */
export function taintProblem(key: string, value: string, effect: string): TaintProblem | undefined {
  if (!isQualifiedName(key)) return { field: 'key', wants: 'a label key' };
  if (value && !isLabelValue(value)) return { field: 'value', wants: 'a label value' };
  const isKnown = effect === '' || TAINT_EFFECTS.includes(effect);
  return isKnown ? undefined : { field: 'effect', wants: TAINT_EFFECTS.join(', ') };
}
