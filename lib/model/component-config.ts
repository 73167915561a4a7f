import type { Judge } from '../diag/judge';
import { isObject, type JsonObject, type Source } from './document';
import type { InputFile } from './input-file';
import { bringsKubeProxy } from './kube-proxy-addon';
import {
  KUBE_PROXY_GROUP,
  KUBELET_GROUP,
  type KubeadmDocument,
  type KubeadmFile,
} from './kubeadm-file';
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
  return inputs.flatMap((input) =>
    input.chunks.flatMap(({ document }) => {
      if (!document || !isObject(document.value)) return [];
      const { value, source } = document;
      const group = groupOf(textField(value, 'apiVersion'));
      const component = COMPONENTS.get(`${group}/${textField(value, 'kind')}` as never);
      return component ? [{ source, value, component }] : [];
    }),
  );
}

/** Who else reads a document of a file for kubeadm, which hands it on; the same versions and types [run]. */
export function ownersOf({ group, kind }: KubeadmDocument, file: KubeadmFile): Judge[] {
  const component = COMPONENTS.get(`${group}/${kind}` as never);
  if (component === 'kubelet') return ['kubelet-start'];
  return component && bringsKubeProxy(file) ? ['kube-proxy-start'] : [];
}
