import type { Family } from '../../net/family';
import type { Prefix } from '../../net/prefix';
import { Blocks } from '../../net/split';

/**
 * The blocks of the node at that place in the plan, one for each pod range, cut as
 * kube-controller-manager would cut them. Empty for a range that is too small.
 */
export function nodeBlocksAt(
  podRanges: readonly Prefix[],
  blockLength: Readonly<Record<Family, number>>,
  index: number,
): Prefix[] {
  return podRanges.flatMap((range) => {
    const block = Blocks.tryOf(range, blockLength[range.family])?.nth(index);
    return block ? [block] : [];
  });
}
