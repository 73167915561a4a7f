import type { ApiObjectView } from './api-object';
import { isObject, type JsonObject } from './document';
import { selects } from './label-selector';
import { SET_BY_CONTROLLERS } from './service-backends';
import type { Workload } from './workload';
import { type Neighbourhood, selectFrom, workloadsIn } from './workload-index';

/** Nobody can tell about labels that controllers set, nor where no workload is known. */
export type PodMatch = 'some' | 'none' | 'unknown';

/** Whether a LabelSelector matches pods that workloads of a namespace make. */
export function selectByLabels(
  objects: readonly ApiObjectView[],
  namespace: string,
  selector: JsonObject,
): PodMatch {
  const neighbours = workloadsIn(objects, namespace);
  if (neighbours.all.length === 0 || namespace === 'kube-system') return 'unknown';
  if (keysOf(selector).some((key) => SET_BY_CONTROLLERS.has(key))) return 'unknown';
  return podsWith(neighbours, selector).length > 0 ? 'some' : 'none';
}

/** The workloads whose pods a LabelSelector matches; `{}` matches all. */
export function podsWith(neighbours: Neighbourhood, selector: JsonObject): readonly Workload[] {
  const { matchLabels } = selector;
  const hasPairs = isObject(matchLabels) && Object.keys(matchLabels).length > 0;
  const candidates = hasPairs ? selectFrom(neighbours, matchLabels) : neighbours.all;
  return candidates.filter(({ labels }) => selects(selector, labels));
}

function keysOf({ matchLabels, matchExpressions }: JsonObject): string[] {
  const pairs = isObject(matchLabels) ? Object.keys(matchLabels) : [];
  const expressions = Array.isArray(matchExpressions) ? matchExpressions : [];
  return [...pairs, ...expressions.map((one) => (isObject(one) ? `${one.key}` : ''))];
}
