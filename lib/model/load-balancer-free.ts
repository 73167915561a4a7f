import type { Address } from '../net/address';
import type { Family } from '../net/family';
import { holds, isUsable } from './load-balancer-pools';
import type { LoadBalancerRequest } from './load-balancer-request';
import type { SharedAddresses } from './load-balancer-sharing';
import { type MetalLbPool, rangesOf } from './metallb-pool';
import { familyPolicyOf } from './service-addresses';

/** The next addresses of each pool that nobody has. */
export class FreeAddresses {
  private readonly cursors = new Map<MetalLbPool, Map<Family, Cursor>>();

  constructor(private readonly shared: SharedAddresses) {}

  /** MetalLB `findBestPoolForService`: both families come from one pool, or one of them may do. */
  inOneOf(pools: readonly MetalLbPool[], request: LoadBalancerRequest): Address[] | undefined {
    let second: Address[] | undefined;
    for (const pool of pools) {
      const found = this.wantedOf(pool, request);
      if (found.length >= Math.max(1, request.families.length)) return found;
      if (found.length > 0 && familyPolicyOf(request.service) === 'PreferDualStack')
        second ??= found;
    }
    return second;
  }

  /** Of each family of the Service the first that it can have; of any when they are not known. */
  private wantedOf(pool: MetalLbPool, request: LoadBalancerRequest): Address[] {
    const families = request.families.length > 0 ? request.families : familiesOf(pool).slice(0, 1);
    return families.flatMap((family) => this.firstIn(pool, family, request) ?? []);
  }

  private firstIn(pool: MetalLbPool, family: Family, request: LoadBalancerRequest) {
    const joined = this.shared
      .joinable(request)
      .find((address) => address.family === family && holds(pool, address));
    return joined ?? this.cursorOf(pool, family).next((address) => this.shared.isUsed(address));
  }

  private cursorOf(pool: MetalLbPool, family: Family): Cursor {
    const cursors = this.cursors.get(pool) ?? new Map<Family, Cursor>();
    this.cursors.set(pool, cursors);
    const cursor = cursors.get(family) ?? new Cursor(pool, family);
    cursors.set(family, cursor);
    return cursor;
  }
}

const familiesOf = (pool: MetalLbPool): Family[] => rangesOf(pool).map(({ family }) => family);

/** Goes through the addresses of a pool once: what is used stays used. */
class Cursor {
  private readonly addresses: Iterator<Address>;
  private current: Address | undefined;

  constructor(pool: MetalLbPool, family: Family) {
    this.addresses = addressesOf(pool, family);
    this.advance();
  }

  next(isUsed: (address: Address) => boolean): Address | undefined {
    while (this.current && isUsed(this.current)) this.advance();
    return this.current;
  }

  private advance(): void {
    const { value, done } = this.addresses.next();
    this.current = done ? undefined : value;
  }
}

function* addressesOf(pool: MetalLbPool, family: Family): Generator<Address> {
  for (const range of rangesOf(pool)) {
    if (range.family !== family) continue;
    let address: Address | undefined = range.first;
    while (address && range.contains(address)) {
      if (isUsable(pool, address)) yield address;
      address = address.next();
    }
  }
}
