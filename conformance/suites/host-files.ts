import { compareHostFiles } from '../host-files';
import { failed, passed, type Result } from '../tally';

const SUITE = 'host files of odd configurations';

/** Hand-written configurations: what kubeadm is predicted to write, byte for byte. */
export function* judgeHostFiles(minors: readonly number[]): Iterable<Result> {
  for (const minor of minors) {
    const comparison = compareHostFiles([minor]);
    for (let index = 0; index < comparison.passed; index++) yield passed(SUITE, `1.${minor}`);
    for (const detail of comparison.details) yield failed(SUITE, `1.${minor}`, detail);
  }
}
