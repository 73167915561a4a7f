import type { ComponentSettings } from '../../emit/kubeadm/hub';
import { present } from '../present';
import type { KubeletProps } from './kubelet-props';

/** What the API spells otherwise than our props. */
export const KUBELET_FIELDS = {
  clusterDNS: 'clusterDns',
  serverTLSBootstrap: 'serverTlsBootstrap',
};

/** The fields of KubeletConfiguration that the props set; those of `settings` stand over the others. */
export function kubeletSettingsOf({
  settings,
  clusterDns,
  serverTlsBootstrap,
  ...typed
}: KubeletProps): ComponentSettings {
  const renamed = { clusterDNS: clusterDns, serverTLSBootstrap: serverTlsBootstrap };
  return present({ ...typed, ...renamed, ...settings });
}
