import { parseKubernetesVersion } from '../../k8s/version';
import type { ApiObjectView } from '../../model/api-object';
import { isObject, valueAt } from '../../model/document';
import { at, type Located } from '../../model/located';
import { objectsOf } from '../../model/object-index';
import { asList, asText, textField } from '../../model/type-meta';
import { workloadsOf } from '../../model/workload-index';

/** A program of Kubernetes and its minor, where a manifest tells. */
export interface ComponentVersion extends Located<number> {
  readonly component: string;
  readonly text: string;
}

/** By the images of workloads, and by what nodes say of themselves. */
export const componentVersions = (objects: readonly ApiObjectView[]): ComponentVersion[] => [
  ...workloadsOf(objects).flatMap(({ object, template, spec }) =>
    asList(spec.containers).flatMap((container, index) => {
      const image = isObject(container) ? textField(container, 'image') : '';
      const [, component = '', version = ''] = IMAGE.exec(image) ?? [];
      const path = [...template, 'spec', 'containers', index, 'image'];
      return versionAt(component, version, object, path);
    }),
  ),
  ...objectsOf(objects, '', 'Node').flatMap((node) => {
    const path = ['status', 'nodeInfo', 'kubeletVersion'];
    return versionAt('kubelet', asText(valueAt(node.value, path)) ?? '', node, path);
  }),
];

/** `registry.k8s.io/kube-proxy:v1.36.4`, from any registry. */
const IMAGE = /(?:^|\/)([a-z-]+):(v?1\.\d+\.\d+)/;

function versionAt(
  component: string,
  text: string,
  { source }: ApiObjectView,
  path: readonly (string | number)[],
): ComponentVersion[] {
  const version = text === '' ? undefined : parseKubernetesVersion(text);
  if (!version) return [];
  return [{ component, text, value: version.minor, at: at(source, ...path), origin: 'given' }];
}
