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
}

/** CNI plugins do not know the Kubernetes minor: their cases are recorded once, for the newest. */
export const JUDGED_FOLDERS: readonly JudgedFolder[] = [
  { name: 'kubeadm', judges: [kubeadmValidate, kubeadmInit], minors: MINORS },
  { name: 'cni', judges: [libcni, cniPlugin], minors: MINORS.slice(-1) },
];
