import type { Json, JsonObject } from '../../model/document';
import type { ComponentSettings, NodeFileHub } from './hub';

/** The component configs of the first node; kubeadm hands them to all others through the cluster. */
export function renderComponentDocuments({ node, kubelet, kubeProxy }: NodeFileHub): JsonObject[] {
  if (node.role !== 'init') return [];
  return [
    ...renderDocument('kubelet.config.k8s.io/v1beta1', 'KubeletConfiguration', kubelet),
    ...renderDocument('kubeproxy.config.k8s.io/v1alpha1', 'KubeProxyConfiguration', kubeProxy),
  ];
}

function renderDocument(
  apiVersion: string,
  kind: string,
  settings: ComponentSettings | undefined,
): JsonObject[] {
  return settings ? [{ apiVersion, kind, ...(settings as Record<string, Json>) }] : [];
}
