import { parseFlagBool } from '../k8s/go-value';
import type { Address } from '../net/address';
import { AddressSet } from '../net/address-set';
import type { Family } from '../net/family';
import { AddressRange } from '../net/range';
import type { ApiObjectView } from './api-object';
import { GLOBAL, type KubeVipPool, kubeVipPools, poolFor } from './kube-vip-pools';
import { type KubeVipRequest, kubeVipRequests, readKubeVipIps } from './kube-vip-requests';
import { familyPolicyOf } from './service-addresses';
import type { ServiceView } from './service-view';
import { asText } from './type-meta';

/** Services that take addresses of one family out of one pool. */
export interface KubeVipDraw {
  readonly pool: KubeVipPool;
  readonly family: Family;
  readonly services: readonly ServiceView[];
  /** What is left for them, one each as far as it goes; which of them gets which nobody knows. */
  readonly given: readonly Address[];
}

/** A Service that its pool cannot serve. */
export interface KubeVipMisfit {
  readonly service: ServiceView;
  readonly pool: KubeVipPool;
  readonly families: readonly Family[];
}

interface KubeVipServed {
  readonly service: ServiceView;
  readonly pool: KubeVipPool;
}

/** What kube-vip-cloud-provider makes of the Services, as its `syncLoadBalancer` goes about it. */
export interface KubeVipAllocation {
  readonly requests: readonly KubeVipRequest[];
  readonly withoutPool: readonly ServiceView[];
  /** Whoever asks for no address, with the pool that one is looked for in. */
  readonly served: readonly KubeVipServed[];
  readonly misfits: readonly KubeVipMisfit[];
  readonly draws: readonly KubeVipDraw[];
}

const known = new WeakMap<readonly ApiObjectView[], KubeVipAllocation>();

export function allocateKubeVip(
  services: readonly ServiceView[],
  objects: readonly ApiObjectView[],
  clusterFamilies: readonly Family[],
): KubeVipAllocation {
  const before = known.get(objects);
  if (before) return before;
  const pools = kubeVipPools(objects);
  const requests = pools.length > 0 ? kubeVipRequests(services, objects, clusterFamilies) : [];
  const allocation = allocate(requests, pools);
  known.set(objects, allocation);
  return allocation;
}

function allocate(
  requests: readonly KubeVipRequest[],
  pools: readonly KubeVipPool[],
): KubeVipAllocation {
  const withoutPool: ServiceView[] = [];
  const served: KubeVipServed[] = [];
  const misfits: KubeVipMisfit[] = [];
  const takers = new Map<KubeVipPool, Map<Family, ServiceView[]>>();
  for (const request of requests.filter(isUnasked)) {
    const { service } = request;
    const pool = poolFor(pools, service.namespace);
    if (!pool) withoutPool.push(service);
    if (!pool?.reading.ok) continue;
    served.push({ service, pool });
    if (pool.isByDhcp) continue;
    const held = new Set(pool.reading.value.map(({ family }) => family));
    const missing = missingOf(request, held);
    if (missing.length > 0) misfits.push({ service, pool, families: missing });
    else for (const family of drawnFrom(request, pool, held)) take(takers, pool, family, service);
  }
  const draws = [...takers].flatMap(([pool, byFamily]) =>
    [...byFamily].map(([family, services]) => {
      const free = freeOf(pool, family, takenBeside(pool, requests));
      return { pool, family, services, given: first(free, services.length) };
    }),
  );
  return { requests, withoutPool, served, misfits, draws };
}

/** The provider gives an address to those that ask for none. */
const isUnasked = ({ field, annotation }: KubeVipRequest): boolean => !field && !annotation;

/** With PreferDualStack one family will do. */
function missingOf({ service, families }: KubeVipRequest, held: ReadonlySet<Family>): Family[] {
  const missing = families.filter((family) => !held.has(family));
  const isContent = familyPolicyOf(service) === 'PreferDualStack';
  return isContent && held.size > 0 ? [] : missing;
}

/** Where a Service shares IPv4 addresses, or may do without one, nothing can be said. */
function drawnFrom({ service, families }: KubeVipRequest, pool: KubeVipPool, held: Set<Family>) {
  if (familyPolicyOf(service) === 'PreferDualStack' && families.length !== 1) return [];
  const wanted = families.length === 0 && held.size === 1 ? [...held] : families;
  return wanted.filter(
    (family) => held.has(family) && !(family === 'IPv4' && mayShare(pool, service)),
  );
}

function mayShare({ data }: KubeVipPool, { namespace }: ServiceView): boolean {
  const key = [`allow-share-${namespace}`, `allow-share-${GLOBAL}`].find((one) =>
    Object.hasOwn(data, one),
  );
  return key !== undefined && parseFlagBool(asText(data[key]) ?? '') === true;
}

function take(
  takers: Map<KubeVipPool, Map<Family, ServiceView[]>>,
  pool: KubeVipPool,
  family: Family,
  service: ServiceView,
): void {
  const byFamily = takers.get(pool) ?? new Map<Family, ServiceView[]>();
  takers.set(pool, byFamily);
  const services = byFamily.get(family) ?? [];
  byFamily.set(family, services);
  services.push(service);
}

/** Whose addresses it leaves alone: by annotation, and for a namespace's pool in that namespace. */
const takenBeside = (pool: KubeVipPool, requests: readonly KubeVipRequest[]): Address[] =>
  requests
    .filter(({ service }) => isSeenFrom(pool, service))
    .flatMap(({ annotation, field }) =>
      annotation && !field ? (readKubeVipIps(annotation) ?? []) : [],
    );

export const isSeenFrom = ({ namespace }: KubeVipPool, service: ServiceView): boolean =>
  namespace === GLOBAL || namespace === service.namespace;

function* freeOf(pool: KubeVipPool, family: Family, taken: readonly Address[]): Generator<Address> {
  const ranges = pool.reading.ok ? pool.reading.value : [];
  const held = AddressSet.of(ranges.filter((range) => range.family === family));
  const skipsEnds = pool.data['skip-end-ips-in-cidr'] === 'true' && pool.value.includes('/');
  const isDescending = pool.data['search-order'] === 'desc';
  const usable = skipsEnds ? withoutEnds(held) : held;
  const free = usable.subtract(taken.map((address) => AddressRange.of(address))).ranges;
  for (const range of isDescending ? [...free].reverse() : free) {
    yield* addressesOf(range, isDescending);
  }
}

const withoutEnds = (held: AddressSet): AddressSet =>
  AddressSet.of(
    held.toPrefixes().map((prefix) => {
      const [from, to] = [prefix.first.next(), prefix.last.previous()];
      const inner = from && to && AddressRange.tryBetween(from, to);
      return prefix.family === 'IPv4' && inner ? inner : prefix;
    }),
  );

/** IPv4 addresses that end in .0 or .255 are left out. */
function* addressesOf(range: AddressRange, isDescending: boolean): Generator<Address> {
  let address: Address | undefined = isDescending ? range.last : range.first;
  while (address && range.contains(address)) {
    if (range.family === 'IPv6' || !NEVER_GIVEN.has(address.bits % 256n)) yield address;
    address = isDescending ? address.previous() : address.next();
  }
}

const NEVER_GIVEN = new Set([0n, 255n]);

function first(addresses: Iterable<Address>, count: number): Address[] {
  const found: Address[] = [];
  for (const address of addresses) {
    if (found.length === count) break;
    found.push(address);
  }
  return found;
}
