import { compareHostFiles } from '../host-files';
import { failed, passed, type Result } from '../tally';

const SUITE = 'host files of odd configurations';

/**
 * Hand-written configurations: what kubeadm is predicted to write, byte for byte. Each goes to one
 * of the minors in turn, with `--all` to every one.
 */
export const judgeHostFiles = (isThorough: boolean) =>
  function* judge(minors: readonly number[]): Iterable<Result> {
    for (const [turn, minor] of minors.entries()) {
      const share = isThorough ? undefined : { turn, of: minors.length };
      const comparison = compareHostFiles([minor], [], share);
      for (let index = 0; index < comparison.passed; index++) yield passed(SUITE, `1.${minor}`);
      for (const detail of comparison.details) yield failed(SUITE, `1.${minor}`, detail);
    }
  };
