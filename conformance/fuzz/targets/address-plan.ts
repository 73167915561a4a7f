import { apiserverStart } from '../../judges/apiserver-start';
import { controllerManagerStart } from '../../judges/controller-manager-start';
import { kubeadmValidate, kubeadmValidateBy } from '../../judges/kubeadm-validate';
import { onResidentKubeadm } from '../../judges/resident-kubeadm';
import { addressPlanFile } from '../components/address-plan';
import type { FuzzTarget } from '../target';

/** Ranges of pods, Services and node blocks: whoever reads them is asked in turn. */
export const addressPlan: FuzzTarget = {
  name: 'address-plan',
  folder: 'control-plane',
  judges: [kubeadmValidateBy(onResidentKubeadm), apiserverStart, controllerManagerStart],
  confirmedBy: [kubeadmValidate, apiserverStart, controllerManagerStart],
  minors: [30, 33, 36, 37],
  extension: 'yaml',
  texts: () => addressPlanFile,
  isMeantFor: (_, text) => text.includes('kind: ClusterConfiguration'),
};
