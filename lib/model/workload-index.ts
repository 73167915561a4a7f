import type { ApiObjectView } from './api-object';
import type { JsonObject } from './document';
import { typesOf } from './object-index';
import { remember } from './remember';
import { groupOf } from './type-meta';
import { parseWorkload, type Workload } from './workload';

/** The workloads of a namespace, and those that carry one label. */
export interface Neighbourhood {
  readonly all: readonly Workload[];
  readonly byLabel: ReadonlyMap<string, readonly Workload[]>;
}

interface WorkloadIndex {
  readonly all: readonly Workload[];
  readonly builtIn: readonly Workload[];
  readonly everywhere: Neighbourhood;
  readonly byNamespace: ReadonlyMap<string, Neighbourhood>;
}

const NOBODY: Neighbourhood = { all: [], byLabel: new Map() };

/** Every workload of the inputs, in input order of its kind. */
export const workloadsOf = (objects: readonly ApiObjectView[]): readonly Workload[] =>
  indexOf(objects).all;

/** Those whose pods kube-apiserver validates itself: not those of custom resources. */
export const builtInWorkloadsOf = (objects: readonly ApiObjectView[]): readonly Workload[] =>
  indexOf(objects).builtIn;

export const workloadsIn = (objects: readonly ApiObjectView[], namespace: string): Neighbourhood =>
  indexOf(objects).byNamespace.get(namespace) ?? NOBODY;

export const workloadsEverywhere = (objects: readonly ApiObjectView[]): Neighbourhood =>
  indexOf(objects).everywhere;

/** Those whose pods carry every label of the selector; `{}` selects none here. */
export function selectFrom({ byLabel }: Neighbourhood, selector: JsonObject): readonly Workload[] {
  const labels = Object.entries(selector);
  const carriers = labels.map(([key, value]) => byLabel.get(`${key}=${value}`) ?? []);
  const fewest = carriers.reduce((a, b) => (b.length < a.length ? b : a), carriers[0] ?? []);
  if (labels.length === 1) return fewest;
  return fewest.filter((workload) =>
    labels.every(([key, value]) => workload.labels[key] === value),
  );
}

const indexOf = remember((objects: readonly ApiObjectView[]) =>
  buildIndex(typesOf(objects).flatMap(workloadsOfType)),
);

const workloadsOfType = (alike: readonly ApiObjectView[]): Workload[] =>
  alike.map(parseWorkload).filter((workload) => workload !== undefined);

function buildIndex(all: readonly Workload[]): WorkloadIndex {
  const namespaces = new Map<string, Workload[]>();
  for (const workload of all) push(namespaces, workload.namespace, workload);
  return {
    all,
    builtIn: all.filter(isBuiltIn),
    everywhere: neighbourhoodOf(all),
    byNamespace: new Map([...namespaces].map(([name, list]) => [name, neighbourhoodOf(list)])),
  };
}

const BUILT_IN_GROUPS: ReadonlySet<string> = new Set(['', 'apps', 'batch']);

const isBuiltIn = ({ object }: Workload): boolean =>
  BUILT_IN_GROUPS.has(groupOf(object.apiVersion));

function neighbourhoodOf(all: readonly Workload[]): Neighbourhood {
  const byLabel = new Map<string, Workload[]>();
  for (const workload of all) {
    for (const [key, value] of Object.entries(workload.labels)) {
      push(byLabel, `${key}=${value}`, workload);
    }
  }
  return { all, byLabel };
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
