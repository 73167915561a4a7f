import type { Address } from '../net/address';
import type { Family } from '../net/family';
import type { ApiObjectView } from './api-object';
import { FreeAddresses } from './load-balancer-free';
import { holds, isOpenTo, keptFor, type Places, placesOf } from './load-balancer-pools';
import { type LoadBalancerRequest, loadBalancerRequests } from './load-balancer-request';
import { type Clash, SharedAddresses } from './load-balancer-sharing';
import { metalLbConfig } from './metallb-config';
import type { MetalLbPool } from './metallb-pool';
import type { ServiceView } from './service-view';

/** Why MetalLB leaves a Service without an address. */
export type Refusal =
  | { readonly why: 'asked-twice' | 'unreadable' | 'too-many' | 'same-family' | 'wrong-family' }
  | { readonly why: 'outside-pools'; readonly address: Address }
  | { readonly why: 'two-pools' }
  | { readonly why: 'closed-pool' | 'other-pool'; readonly pool: MetalLbPool }
  | { readonly why: 'taken'; readonly address: Address; readonly clash: Clash }
  | { readonly why: 'unknown-pool' }
  | { readonly why: 'no-address'; readonly pools: readonly MetalLbPool[] };

/** A Service and what MetalLB gives it: addresses, or a refusal. */
export interface Allocation {
  readonly request: LoadBalancerRequest;
  readonly addresses: readonly Address[];
  readonly refusal?: Refusal;
}

type Answer = { readonly addresses: readonly Address[] } | Refusal;

/**
 * What MetalLB's controller makes of the Services, as its `allocator.go` goes about it. It takes
 * them in no order of its own; here those come first that leave it the least choice.
 */
export function allocateLoadBalancers(
  services: readonly ServiceView[],
  objects: readonly ApiObjectView[],
  clusterFamilies: readonly Family[],
): readonly Allocation[] {
  const { pools } = metalLbConfig(objects);
  const requests = pools.length > 0 ? loadBalancerRequests(services, clusterFamilies) : [];
  const allocator = new Allocator(pools, placesOf(objects));
  return [...lastOfEach(requests)]
    .sort((a, b) => freedomOf(a) - freedomOf(b))
    .map((request) => allocator.allocate(request));
}

/** Of two manifests of one Service the last counts. */
const lastOfEach = (requests: readonly LoadBalancerRequest[]): Iterable<LoadBalancerRequest> =>
  new Map(
    requests.map((request) => {
      const { namespace, name } = request.service;
      return [name === '' ? request : `${namespace}/${name}`, request];
    }),
  ).values();

const freedomOf = ({ addresses, pool }: LoadBalancerRequest): number =>
  addresses.length > 0 ? 0 : pool ? 1 : 2;

class Allocator {
  private readonly shared = new SharedAddresses();
  private readonly free: FreeAddresses;

  constructor(
    private readonly pools: readonly MetalLbPool[],
    private readonly places: Places,
  ) {
    this.free = new FreeAddresses(this.shared);
  }

  allocate(request: LoadBalancerRequest): Allocation {
    const answer = this.answer(request);
    if ('why' in answer) return { request, addresses: [], refusal: answer };
    for (const address of answer.addresses) this.shared.assign(address, request);
    return { request, addresses: answer.addresses };
  }

  private answer(request: LoadBalancerRequest): Answer {
    if (request.isAskedTwice) return { why: 'asked-twice' };
    if (request.addresses.length > 0) return this.assign(request);
    return request.pool ? this.fromPool(request, request.pool.text) : this.fromAny(request);
  }

  private assign(request: LoadBalancerRequest): Answer {
    const addresses = request.addresses.flatMap(({ address }) => address ?? []);
    const misspelled = whyNotWanted(request, addresses);
    if (misspelled) return { why: misspelled };
    const outside = addresses.find((one) => !this.pools.some((pool) => holds(pool, one)));
    if (outside) return { why: 'outside-pools', address: outside };
    const pool = this.pools.find((one) => addresses.every((address) => holds(one, address)));
    if (!pool) return { why: 'two-pools' };
    if (!isOpenTo(pool, request.service, this.places)) return { why: 'closed-pool', pool };
    for (const address of addresses) {
      const clash = this.shared.clashOf(address, request);
      if (clash) return { why: 'taken', address, clash };
    }
    const isOther = request.pool !== undefined && request.pool.text !== pool.object.name;
    return isOther ? { why: 'other-pool', pool } : { addresses };
  }

  private fromPool(request: LoadBalancerRequest, name: string): Answer {
    const pool = this.pools.find(({ object }) => object.name === name);
    if (!pool) return { why: 'unknown-pool' };
    if (!isOpenTo(pool, request.service, this.places)) return { why: 'closed-pool', pool };
    const addresses = this.free.inOneOf([pool], request);
    return addresses ? { addresses } : { why: 'no-address', pools: [pool] };
  }

  /** The pools kept for the Service, then those that are for everybody. */
  private fromAny(request: LoadBalancerRequest): Answer {
    const kept = keptFor(this.pools, request.service, this.places);
    const common = this.pools.filter((pool) => pool.isAutomatic && !pool.allocation);
    const addresses = this.free.inOneOf(kept, request) ?? this.free.inOneOf(common, request);
    return addresses ? { addresses } : { why: 'no-address', pools: [...kept, ...common] };
  }
}

function whyNotWanted({ addresses: texts, families }: LoadBalancerRequest, read: Address[]) {
  if (read.length < texts.length) return 'unreadable';
  if (read.length > 2) return 'too-many';
  const [first, second] = read;
  if (first && second && first.family === second.family) return 'same-family';
  if (families.length === 0) return undefined;
  const isAsService =
    read.length === families.length && read.every(({ family }) => families.includes(family));
  return isAsService ? undefined : 'wrong-family';
}
