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

/**
 * The first value of that name that is no number, switch or address. Of a repeated flag the last
 * one counts, but pflag reads them all, and any of them stops the component [run].
 */
export function firstUnread(
  set: FlagSet,
  name: string,
  isRead: (text: string) => boolean,
): Located<string> | undefined {
  const flag = set.flags.find(({ value }) => nameAsRead(value) === name && !isRead(value.value));
  return flag && { ...flag, value: flag.value.value };
}

export const nameAsRead = ({ name }: Flag): string => name.replaceAll('_', '-');
