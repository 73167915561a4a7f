import { apiserverStart } from '../../judges/apiserver-start';
import { controllerManagerStart } from '../../judges/controller-manager-start';
import { etcdStart } from '../../judges/etcd-start';
import { schedulerStart } from '../../judges/scheduler-start';
import { controlPlaneFile, isForJudge } from '../components/control-plane';
import type { FuzzTarget } from '../target';

/** Extra arguments of the control plane, put to the component that gets them. */
export const controlPlane: FuzzTarget = {
  name: 'control-plane',
  judges: [apiserverStart, controllerManagerStart, schedulerStart, etcdStart],
  minors: [30, 33, 36, 37],
  extension: 'yaml',
  texts: controlPlaneFile,
  isMeantFor: isForJudge,
};
