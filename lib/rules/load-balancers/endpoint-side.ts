import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import { splitHostPort } from '../../k8s/go-host-port';
import type { KubeadmDocument } from '../../model/kubeadm-file';
import { at } from '../../model/located';
import { asText } from '../../model/type-meta';

/** The controlPlaneEndpoint in its parts, and as a side of a finding. */
export function endpointOf({ value, source }: KubeadmDocument) {
  const text = asText(value.controlPlaneEndpoint);
  if (!text) return undefined;
  const { host, port } = splitHostPort(text) ?? { host: text, port: '' };
  const side = { at: at(source, 'controlPlaneEndpoint'), value: text };
  return { host, port: Number(port) || KUBEADM_DEFAULTS.bindPort, side };
}
