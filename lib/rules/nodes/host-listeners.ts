import type { ClusterModel } from '../../model/cluster-model';
import { controlPlaneListeners } from './control-plane-listeners';
import { type Host, hostsOf } from './host';
import type { Listener } from './listener';
import { kubeletListeners, kubeProxyListeners } from './node-listeners';

type Plan = Pick<
  ClusterModel,
  'componentConfigs' | 'controlPlane' | 'kubeadmFiles' | 'kubelets' | 'nodes'
>;

export interface HostListeners {
  readonly host: Host;
  /** In the order in which kubeadm starts them. */
  readonly listeners: readonly Listener[];
}

/** Every TCP port that the components of each host listen on. */
export const hostListeners = (plan: Plan): HostListeners[] =>
  hostsOf(plan).map((host) => ({
    host,
    listeners: [
      ...kubeletListeners(host, plan.kubelets),
      ...controlPlaneListeners(host, plan.controlPlane),
      ...kubeProxyListeners(host, plan.componentConfigs),
    ],
  }));
