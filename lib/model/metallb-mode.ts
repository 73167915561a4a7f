import type { ApiObjectView } from './api-object';
import { isObject, type JsonObject } from './document';
import { type At, at, below, type Located } from './located';
import { asList, textField } from './type-meta';
import { workloadsOf } from './workload-index';

/** Part of the manifests of MetalLB itself. */
const IMAGE = /(^|\/)metallb\/(controller|speaker)([:@]|$)/;
const VARIABLE = 'METALLB_BGP_TYPE';

/** Who speaks BGP for MetalLB: `native`, `frr`, `frr-k8s`. Undefined when the inputs do not tell. */
export function metalLbMode(objects: readonly ApiObjectView[]): Located<string> | undefined {
  const found = programOf(objects);
  return found && modeOf(found.container, found.place);
}

/** The `12` of MetalLB 0.12, where its own manifests are among the inputs. */
export function metalLbRelease(objects: readonly ApiObjectView[]): number | undefined {
  const image = textField(programOf(objects)?.container ?? {}, 'image');
  const [, minor] = /:v0\.(\d+)\./.exec(image) ?? [];
  return minor === undefined ? undefined : Number(minor);
}

function programOf(objects: readonly ApiObjectView[]) {
  for (const { object, spec, template } of workloadsOf(objects)) {
    const containers = asList(spec.containers);
    const nth = containers.findIndex((one) => isObject(one) && IMAGE.test(textField(one, 'image')));
    const container = containers[nth];
    if (!isObject(container)) continue;
    return { container, place: at(object.source, ...template, 'spec', 'containers', nth) };
  }
  return undefined;
}

/** Source: MetalLB controller/main.go. */
function modeOf(container: JsonObject, place: At): Located<string> | undefined {
  const variables = asList(container.env);
  const index = variables.findIndex((one) => isObject(one) && one.name === VARIABLE);
  const variable = variables[index];
  if (!isObject(variable)) {
    const originNote = `MetalLB without ${VARIABLE}`;
    return { value: 'native', at: below(place, 'env'), origin: 'default', originNote };
  }
  if (variable.valueFrom !== undefined) return undefined;
  const value = textField(variable, 'value');
  return { value, at: below(place, 'env', index, 'value'), origin: 'given' };
}
