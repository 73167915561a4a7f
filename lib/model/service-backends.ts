import type { ApiObjectView } from './api-object';
import type { ClusterModel } from './cluster-model';
import { isObject, type JsonObject } from './document';
import { remember } from './remember';
import type { ServiceView } from './service-view';
import type { Workload } from './workload';
import { type Neighbourhood, selectFrom, workloadsIn, workloadsOf } from './workload-index';

/** Labels that controllers put on pods; no template carries them. */
export const SET_BY_CONTROLLERS: ReadonlySet<string> = new Set([
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-completion-index',
  'batch.kubernetes.io/job-name',
  'controller-revision-hash',
  'controller-uid',
  'job-name',
  'pod-template-generation',
  'pod-template-hash',
  'statefulset.kubernetes.io/pod-name',
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
]);

/**
 * What templates can be held against: the selector without the labels that controllers set.
 * Undefined when the Service selects nothing by labels that a template could carry.
 */
export function selectorOf({ spec, type }: ServiceView): JsonObject | undefined {
  const { selector } = spec;
  if (type === 'ExternalName' || !isObject(selector)) return undefined;
  const labels = Object.entries(selector).filter(([key]) => !SET_BY_CONTROLLERS.has(key));
  const isText = labels.every(([, value]) => typeof value === 'string');
  return labels.length > 0 && isText ? Object.fromEntries(labels) : undefined;
}

type Parts = Pick<ClusterModel, 'services' | 'objects'>;

/**
 * The Services that have workloads behind them, in input order. Several rules ask; where there is
 * no workload at all, ten thousand Services cost nothing.
 */
export const backedServices = remember(
  ({ services, objects }: Parts): ReadonlyMap<ServiceView, readonly Workload[]> => {
    const backed = new Map<ServiceView, readonly Workload[]>();
    if (workloadsOf(objects).length === 0) return backed;
    for (const service of services) {
      const workloads = backendsOf(service, objects);
      if (workloads.length > 0) backed.set(service, workloads);
    }
    return backed;
  },
);

/** The workloads whose pods are behind a Service; none when it has no selector. */
function backendsOf(service: ServiceView, objects: readonly ApiObjectView[]): readonly Workload[] {
  const selector = selectorOf(service);
  return selector ? selectFrom(workloadsIn(objects, service.namespace), selector) : [];
}

export interface NearMiss {
  readonly workload: Workload;
  /** The first label of the selector that its pods do not carry, and what they carry instead. */
  readonly key: string;
  readonly carried: string | undefined;
  /** Labels of the selector that its pods carry. */
  readonly shared: number;
}

/** A namespace of one Helm release shares labels a thousand times; the first are as good as the last. */
const MOST_LOOKED_AT = 50;

/** The workload that carries most labels of a selector that selects none. */
export function nearMiss({ byLabel }: Neighbourhood, selector: JsonObject): NearMiss | undefined {
  const labels = Object.entries(selector);
  const candidates = labels.flatMap(([key, value]) =>
    (byLabel.get(`${key}=${value}`) ?? []).slice(0, MOST_LOOKED_AT),
  );
  let best: NearMiss | undefined;
  for (const workload of candidates) {
    const missing = labels.filter(([key, value]) => workload.labels[key] !== value);
    const shared = labels.length - missing.length;
    const key = missing[0]?.[0];
    if (key === undefined || (best && best.shared >= shared)) continue;
    const carried = workload.labels[key];
    best = { workload, key, shared, carried: carried === undefined ? undefined : `${carried}` };
  }
  return best;
}
