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

/** An address that a Service gets. */
export interface KubeVipGift {
  readonly service: ServiceView;
  readonly pool: KubeVipPool;
  readonly address: Address;
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

/**
 * What kube-vip-cloud-provider makes of the Services, as its `syncLoadBalancer` goes about it. It takes
 * them in no order of its own; here in that of the files.
 */
export interface KubeVipAllocation {
  readonly requests: readonly KubeVipRequest[];
  readonly withoutPool: readonly ServiceView[];
  /** Whoever asks for no address, with the pool that one is looked for in. */
  readonly served: readonly KubeVipServed[];
  /** The pool has none of these families. */
  readonly misfits: readonly KubeVipMisfit[];
  /** The pool has nothing left of these families. */
  readonly late: readonly KubeVipMisfit[];
  readonly gifts: readonly KubeVipGift[];
}

export function allocateKubeVip(
  services: readonly ServiceView[],
  objects: readonly ApiObjectView[],
  clusterFamilies: readonly Family[],
): KubeVipAllocation {
  const pools = kubeVipPools(objects);
  const requests = pools.length > 0 ? kubeVipRequests(services, objects, clusterFamilies) : [];
  return allocate(requests, pools);
}

function allocate(
  requests: readonly KubeVipRequest[],
  pools: readonly KubeVipPool[],
): KubeVipAllocation {
  const withoutPool: ServiceView[] = [];
  const served: KubeVipServed[] = [];
  const misfits: KubeVipMisfit[] = [];
  const late: KubeVipMisfit[] = [];
  const gifts: KubeVipGift[] = [];
  const stock = new Stock(requests);
  for (const request of requests.filter(isUnasked)) {
    const { service } = request;
    const pool = poolFor(pools, service.namespace);
    if (!pool) withoutPool.push(service);
    else served.push({ service, pool });
    if (!pool?.reading.ok || pool.isByDhcp) continue;
    const held = new Set(pool.reading.value.map(({ family }) => family));
    const missing = missingOf(request, held);
    if (missing.length > 0) misfits.push({ service, pool, families: missing });
    if (missing.length > 0) continue;
    const wanted = wantedOf(request, pool, held);
    const gone = wanted.filter((family) => stock.next(pool, family) === undefined);
    const isContent = gone.length === 0 || (prefersBoth(service) && gone.length < wanted.length);
    if (!isContent) late.push({ service, pool, families: gone });
    for (const family of isContent ? wanted : []) {
      const address = stock.take(pool, family);
      if (address) gifts.push({ service, pool, address });
    }
  }
  return { requests, withoutPool, served, misfits, late, gifts };
}

/** The provider gives an address to those that ask for none. */
const isUnasked = ({ field, annotation }: KubeVipRequest): boolean => !field && !annotation;

const prefersBoth = (service: ServiceView): boolean =>
  familyPolicyOf(service) === 'PreferDualStack';

/** With PreferDualStack one family will do, and any. */
function missingOf({ service, families }: KubeVipRequest, held: ReadonlySet<Family>): Family[] {
  return prefersBoth(service) ? [] : families.filter((family) => !held.has(family));
}

/** Which of them share IPv4 addresses is left to chance. */
function wantedOf({ service, families }: KubeVipRequest, pool: KubeVipPool, held: Set<Family>) {
  const isOpen = prefersBoth(service) || (families.length === 0 && held.size === 1);
  return (isOpen ? [...held] : families).filter(
    (family) => held.has(family) && !(family === 'IPv4' && mayShare(pool, service)),
  );
}

function mayShare({ data }: KubeVipPool, { namespace }: ServiceView): boolean {
  const key = [`allow-share-${namespace}`, `allow-share-${GLOBAL}`].find((one) =>
    Object.hasOwn(data, one),
  );
  return key !== undefined && parseFlagBool(asText(data[key]) ?? '') === true;
}

/** The next addresses of each pool that nobody has. */
class Stock {
  private readonly left = new Map<string, Iterator<Address>>();
  private readonly heads = new Map<string, Address | undefined>();

  constructor(private readonly requests: readonly KubeVipRequest[]) {}

  next(pool: KubeVipPool, family: Family): Address | undefined {
    const key = `${pool.key} ${family}`;
    if (!this.left.has(key)) {
      this.left.set(key, freeOf(pool, family, takenBeside(pool, this.requests)));
      this.advance(key);
    }
    return this.heads.get(key);
  }

  take(pool: KubeVipPool, family: Family): Address | undefined {
    const address = this.next(pool, family);
    this.advance(`${pool.key} ${family}`);
    return address;
  }

  private advance(key: string): void {
    const { value, done } = this.left.get(key)?.next() ?? { done: true };
    this.heads.set(key, done ? undefined : value);
  }
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
