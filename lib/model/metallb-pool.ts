import { parseGoAddress, parseGoCidr } from '../net/parse-go';
import { AddressRange } from '../net/range';
import { type Reading, read, refused } from '../net/reading';
import type { ApiObjectView } from './api-object';
import type { DeclaredRange } from './declared-plan';
import { isObject, type JsonObject, valueAt } from './document';
import { at, type Located } from './located';
import { objectsOf } from './object-index';
import { asList, asText } from './type-meta';

/** Why MetalLB does not take an entry of `addresses`. */
export type PoolEntryProblem = 'single-address' | 'not-a-range' | 'two-families' | 'reversed';

/** One entry of `addresses`: a CIDR, whose host bits do not count, or `first-last`. */
export interface PoolEntry extends Located<string> {
  readonly reading: Reading<AddressRange, PoolEntryProblem>;
}

/** One `IPAddressPool`. */
export interface MetalLbPool {
  readonly object: ApiObjectView;
  /** Its own, for `ipAddressPoolSelectors`. */
  readonly labels: JsonObject;
  readonly entries: readonly PoolEntry[];
  /** False: only for Services that ask for the pool or an address of it. */
  readonly isAutomatic: boolean;
  /** Leaves out IPv4 addresses that end in .0 or .255. */
  readonly avoidsBuggyIps: boolean;
  /** `serviceAllocation`: the pool is for some Services only. */
  readonly allocation: JsonObject | undefined;
}

/** Every IPAddressPool of the inputs. */
export const metalLbPools = (objects: readonly ApiObjectView[]): readonly MetalLbPool[] =>
  objectsOf(objects, 'metallb.io', 'IPAddressPool').map(parsePool);

/** The addresses of all pools, for the address plan. */
export const parseMetalLbPools = (objects: readonly ApiObjectView[]): DeclaredRange[] =>
  metalLbPools(objects).flatMap(({ object: { name }, entries }) =>
    entries.map((text) => ({ use: 'load-balancer', name, text, owner: 'MetalLB' }) as const),
  );

function parsePool(object: ApiObjectView): MetalLbPool {
  const { value, source } = object;
  const spec = isObject(value.spec) ? value.spec : {};
  const labels = valueAt(value, ['metadata', 'labels']);
  return {
    object,
    labels: isObject(labels) ? labels : {},
    entries: asList(spec.addresses).flatMap((item, index) => {
      const text = asText(item);
      if (text === undefined) return [];
      const place = at(source, 'spec', 'addresses', index);
      return [{ value: text, at: place, origin: 'given', reading: parsePoolEntry(text) } as const];
    }),
    isAutomatic: spec.autoAssign !== false,
    avoidsBuggyIps: spec.avoidBuggyIPs === true,
    allocation: isObject(spec.serviceAllocation) ? spec.serviceAllocation : undefined,
  };
}

/** MetalLB config.go `ParseCIDR`: blanks are fine around the ends of a range, and nowhere else. */
export function parsePoolEntry(text: string): Reading<AddressRange, PoolEntryProblem> {
  const dash = text.indexOf('-');
  if (dash === -1) {
    const cidr = parseGoCidr(text);
    if (cidr.ok) return read(AddressRange.spanning(cidr.value.prefix));
    return refused(parseGoAddress(text).ok ? 'single-address' : 'not-a-range');
  }
  const first = parseGoAddress(text.slice(0, dash).trim());
  const last = parseGoAddress(text.slice(dash + 1).trim());
  if (!first.ok || !last.ok) return refused('not-a-range');
  if (first.value.family !== last.value.family) return refused('two-families');
  const range = AddressRange.tryBetween(first.value, last.value);
  return range ? read(range) : refused('reversed');
}

/** The ranges of a pool that MetalLB reads, in its order. */
export const rangesOf = ({ entries }: MetalLbPool): AddressRange[] =>
  entries.flatMap(({ reading }) => (reading.ok ? [reading.value] : []));
