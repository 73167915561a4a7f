import type { Flag, FlagSet } from './flags';
import type { Located } from './located';

/**
 * The value a Kubernetes component goes by: the last flag of that name, `_` read as `-`
 * (component-base `WordSepNormalizeFunc`). kubeadm itself and etcd compare names as they stand.
 */
export function lastAsRead(set: FlagSet, name: string): Located<string> | undefined {
  const flag = set.flags.findLast((candidate) => nameAsRead(candidate.value) === name);
  return flag && { ...flag, value: flag.value.value };
}

export const nameAsRead = ({ name }: Flag): string => name.replaceAll('_', '-');
