import type { FuzzTarget } from './target';
import { addressPlan } from './targets/address-plan';
import { componentFiles } from './targets/component-files';
import { conflists } from './targets/conflists';
import { controlPlane } from './targets/control-plane';
import { kubeProxy } from './targets/kube-proxy';
import { kubeadm } from './targets/kubeadm';
import { kubelet } from './targets/kubelet';
import { loadBalancers } from './targets/load-balancers';
import { networkObjects } from './targets/network-objects';
import { patches } from './targets/patches';
import { services } from './targets/services';
import { workloads } from './targets/workloads';

export const FUZZ_TARGETS: readonly FuzzTarget[] = [
  kubeadm,
  patches,
  ...services,
  conflists,
  kubelet,
  kubeProxy,
  controlPlane,
  ...componentFiles,
  ...workloads,
  networkObjects,
  ...loadBalancers,
  addressPlan,
];
