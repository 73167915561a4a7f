import type { Path } from '../diag/path';
import type { ApiObjectView } from './api-object';
import { isObject, type JsonObject, valueAt } from './document';
import { isEmptySelector, selects } from './label-selector';
import type { PolicyRule } from './network-policy';
import { SET_BY_CONTROLLERS } from './service-backends';
import { asList } from './type-meta';
import type { Workload } from './workload';
import { type Neighbourhood, workloadsIn } from './workload-index';

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
  const isMatched = candidatesFor(neighbours, selector).some((one) =>
    selects(selector, one.labels),
  );
  return isMatched ? 'some' : 'none';
}

/** The workloads whose pods a LabelSelector matches; `{}` matches all. */
export function podsWith(neighbours: Neighbourhood, selector: JsonObject): readonly Workload[] {
  if (isEmptySelector(selector)) return neighbours.all;
  const candidates = candidatesFor(neighbours, selector);
  return candidates.filter(({ labels }) => selects(selector, labels));
}

/** The pods whose ports a rule is about; none where peers are not of this namespace alone. */
export function targetsOf(
  object: ApiObjectView,
  { direction, peers }: PolicyRule,
  neighbours: Neighbourhood,
): readonly Workload[] {
  const places: Path[] =
    direction === 'ingress'
      ? [['spec', 'podSelector']]
      : peers.map(({ path }) => [...path, 'podSelector']);
  const isElsewhere = ({ value }: PolicyRule['peers'][number]): boolean =>
    !isObject(value.podSelector) || isObject(value.namespaceSelector);
  if (direction === 'egress' && peers.some(isElsewhere)) return [];
  return places.flatMap((path) => {
    const selector = valueAt(object.value, path) ?? {};
    return isObject(selector) ? podsWith(neighbours, selector) : [];
  });
}

/** Those that meet the one condition which fewest meet: there may be 10,000 policies and workloads. */
function candidatesFor({ all, byLabel }: Neighbourhood, selector: JsonObject): readonly Workload[] {
  const { matchLabels } = selector;
  const byPair = Object.entries(isObject(matchLabels) ? matchLabels : {}).map(
    ([key, value]) => byLabel.get(`${key}=${value}`) ?? [],
  );
  const byValue = asList(selector.matchExpressions).flatMap((one) =>
    isObject(one) && one.operator === 'In'
      ? [asList(one.values).flatMap((value) => byLabel.get(`${one.key}=${value}`) ?? [])]
      : [],
  );
  return [...byPair, ...byValue].reduce((a, b) => (b.length < a.length ? b : a), all);
}

function keysOf({ matchLabels, matchExpressions }: JsonObject): string[] {
  const pairs = isObject(matchLabels) ? Object.keys(matchLabels) : [];
  return [...pairs, ...asList(matchExpressions).map((one) => (isObject(one) ? `${one.key}` : ''))];
}
