import type { JudgeRunner } from './judge';
import { libcni } from './libcni';
import { addPods } from './pod-network';

/** The real plugins add one pod in a network namespace of its own. */
export const cniPlugin: JudgeRunner = {
  word: 'cni-plugin',
  after: libcni,
  accepts: (input) => {
    const { succeeded, says } = addPods(input, 1);
    return { accepted: succeeded, says };
  },
};
