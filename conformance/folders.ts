import { KUBERNETES_RELEASES } from './binaries/releases';
import { cniPlugin } from './judges/cni-plugin';
import type { JudgeRunner } from './judges/judge';
import { kubeadmInit } from './judges/kubeadm-init';
import { kubeadmValidate } from './judges/kubeadm-validate';
import { libcni } from './judges/libcni';

const MINORS = KUBERNETES_RELEASES.map(({ minor }) => minor);

/** A folder of cases and the judges they are put to. */
export interface JudgedFolder {
  readonly name: string;
  readonly judges: readonly JudgeRunner[];
  readonly minors: readonly number[];
  /** Of the files that the product is given. */
  readonly extension: string;
  /** The judges do not know the Kubernetes minor: the cases are put to them once. */
  readonly isTimeless?: true;
}

export const JUDGED_FOLDERS: readonly JudgedFolder[] = [
  { name: 'kubeadm', judges: [kubeadmValidate, kubeadmInit], minors: MINORS, extension: 'yaml' },
  {
    name: 'cni',
    judges: [libcni, cniPlugin],
    minors: MINORS.slice(-1),
    extension: 'conflist',
    isTimeless: true,
  },
];
