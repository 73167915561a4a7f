import type { ClusterModel } from './cluster-model';
import { type KubeletSetting, type KubeletSettings, kubeletSettings } from './kubelet-setting';
import type { NodePlan } from './node-plan';

export const CGROUP_DRIVER = { field: 'cgroupDriver', flag: 'cgroup-driver' };

type Plan = Pick<ClusterModel, 'kubelets' | 'versions'>;

/** What the kubelets of some nodes are told. */
export function cgroupDriversOf(plan: Plan, nodes: readonly NodePlan[]): KubeletSettings {
  const kubelets = plan.kubelets.filter(
    (kubelet) => kubelet.nodes.length === 0 || kubelet.nodes.some((node) => nodes.includes(node)),
  );
  return kubeletSettings({ versions: plan.versions, kubelets, nodes }, CGROUP_DRIVER);
}

/** kubeadm writes systemd where a document leaves the driver empty. */
export const isSystemdDriver = ({ value }: KubeletSetting): boolean =>
  value === 'systemd' || value === '';
