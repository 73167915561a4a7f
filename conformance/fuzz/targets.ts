import type { FuzzTarget } from './target';
import { conflists } from './targets/conflists';
import { kubeadm } from './targets/kubeadm';
import { services } from './targets/services';

export const FUZZ_TARGETS: readonly FuzzTarget[] = [kubeadm, ...services, conflists];
