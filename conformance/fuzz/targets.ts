import type { FuzzTarget } from './target';
import { kubeadm } from './targets/kubeadm';

export const FUZZ_TARGETS: readonly FuzzTarget[] = [kubeadm];
