import type { Judge } from '../diag/judge';
import { KUBE_PROXY_GROUP, KUBELET_GROUP } from '../k8s/kubeadm-apis';
import { isObject, type Json, type JsonObject, type Source } from './document';
import type { InputFile } from './input-file';
import { bringsKubeProxy } from './kube-proxy-addon';
import type { KubeadmDocument, KubeadmFile } from './kubeadm-file';
import { groupOf, textField } from './type-meta';

/** A KubeletConfiguration or KubeProxyConfiguration, in a kubeadm file or alone. */
export interface ComponentConfig {
  readonly source: Source;
  readonly value: JsonObject;
  readonly component: 'kubelet' | 'kube-proxy';
}

const COMPONENTS = new Map([
  [`${KUBELET_GROUP}/KubeletConfiguration`, 'kubelet'],
  [`${KUBE_PROXY_GROUP}/KubeProxyConfiguration`, 'kube-proxy'],
] as const);

export function parseComponentConfigs(inputs: readonly InputFile[]): ComponentConfig[] {
  const configs: ComponentConfig[] = [];
  for (const { chunks } of inputs) {
    for (const { document } of chunks) {
      const component = document && componentOf(document.value);
      if (component) configs.push({ ...component, source: document.source });
    }
  }
  return configs;
}

/** Most documents are told by the kind alone. */
function componentOf(value: Json): Omit<ComponentConfig, 'source'> | undefined {
  if (!isObject(value) || !KINDS.has(textField(value, 'kind'))) return undefined;
  const group = groupOf(textField(value, 'apiVersion'));
  const component = COMPONENTS.get(`${group}/${textField(value, 'kind')}` as never);
  return component && { value, component };
}

const KINDS: ReadonlySet<string> = new Set(['KubeletConfiguration', 'KubeProxyConfiguration']);

/** Who else reads a document of a file for kubeadm, which hands it on; the same versions and types [run]. */
export function ownersOf({ group, kind }: KubeadmDocument, file: KubeadmFile): Judge[] {
  const component = COMPONENTS.get(`${group}/${kind}` as never);
  if (component === 'kubelet') return ['kubelet-start'];
  return component && bringsKubeProxy(file) ? ['kube-proxy-start'] : [];
}
