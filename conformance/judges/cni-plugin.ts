import type { JudgeRunner } from './judge';
import { addPods } from './pod-network';

/** The real plugins add one pod in a network namespace of its own. */
export const cniPlugin: JudgeRunner = {
  word: 'cni-plugin',
  accepts: (input) => {
    const { succeeded, says } = addPods(input, 1);
    return { accepted: succeeded, says };
  },
};
