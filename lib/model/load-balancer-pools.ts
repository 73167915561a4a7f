import type { Address } from '../net/address';
import type { ApiObjectView } from './api-object';
import { isObject, type Json, type JsonObject, valueAt } from './document';
import { selects } from './label-selector';
import { type MetalLbPool, rangesOf } from './metallb-pool';
import { objectsOf } from './object-index';
import type { ServiceView } from './service-view';
import { asList, asNumber } from './type-meta';

/** IPv4 addresses that old firmware takes for those of networks: MetalLB `avoidBuggyIPs`. */
const isBuggy = ({ family, bits }: Address): boolean =>
  family === 'IPv4' && (bits % 256n === 0n || bits % 256n === 255n);

/** Whether the pool can ever give the address away. */
export const holds = (pool: MetalLbPool, address: Address): boolean =>
  rangesOf(pool).some((range) => range.contains(address)) && isUsable(pool, address);

export const isUsable = ({ avoidsBuggyIps }: MetalLbPool, address: Address): boolean =>
  !(avoidsBuggyIps && isBuggy(address));

/** MetalLB `isPoolCompatibleWithService`: whether the pool is for the Service at all. */
export function isOpenTo(pool: MetalLbPool, service: ServiceView, places: Places): boolean {
  const { allocation } = pool;
  if (!allocation) return true;
  const isElsewhere =
    hasNamespaces(allocation, places) && !isOfNamespace(allocation, service, places);
  const selectors = asList(allocation.serviceSelectors);
  return !isElsewhere && (selectors.length === 0 || selectsService(selectors, service));
}

/** Pools that are kept for a Service, which come first: by priority, those without one at the end. */
export const keptFor = (
  pools: readonly MetalLbPool[],
  service: ServiceView,
  places: Places,
): MetalLbPool[] =>
  pools
    .filter((pool) => pool.isAutomatic && isPinned(pool, service, places))
    .filter((pool) => isOpenTo(pool, service, places))
    .sort((a, b) => priorityOf(a) - priorityOf(b));

/** An allocation that says nothing is for everybody, and pinned to everybody. */
function isPinned({ allocation }: MetalLbPool, service: ServiceView, places: Places): boolean {
  if (!allocation) return false;
  const conditions = ['namespaces', 'namespaceSelectors', 'serviceSelectors'];
  if (conditions.every((field) => asList(allocation[field]).length === 0)) return true;
  return (
    isOfNamespace(allocation, service, places) || asList(allocation.serviceSelectors).length > 0
  );
}

const priorityOf = ({ allocation }: MetalLbPool): number =>
  asNumber(allocation?.priority) || Number.POSITIVE_INFINITY;

/** The labels of the namespaces that the inputs bring. */
export type Places = ReadonlyMap<string, JsonObject>;

export const placesOf = (objects: readonly ApiObjectView[]): Places =>
  new Map(
    objectsOf(objects, '', 'Namespace').map(({ name, value }) => {
      const labels = valueAt(value, ['metadata', 'labels']);
      return [name, isObject(labels) ? labels : {}];
    }),
  );

/** A namespace that no input brings may have any labels. */
const isOfNamespace = (allocation: JsonObject, { namespace }: ServiceView, places: Places) => {
  const labels = places.get(namespace);
  const selectors = asList(allocation.namespaceSelectors);
  return (
    asList(allocation.namespaces).includes(namespace) ||
    (selectors.length > 0 && labels === undefined) ||
    (labels !== undefined && selectors.some((selector) => selects(selector, labels)))
  );
};

/** Selectors that select no namespace are as good as none. */
const hasNamespaces = (allocation: JsonObject, places: Places): boolean =>
  asList(allocation.namespaces).length > 0 ||
  asList(allocation.namespaceSelectors).some((selector) =>
    [...places.values()].some((labels) => selects(selector, labels)),
  );

function selectsService(selectors: readonly Json[], { metadata }: ServiceView): boolean {
  const labels = isObject(metadata.labels) ? metadata.labels : {};
  return selectors.some((selector) => selects(selector, labels));
}
