import { COMMON_HOST_RANGES } from '../k8s/reserved-ranges';
import type { AddressPlan, PlanRange } from '../model/address-plan';
import { Address } from '../net/address';
import type { Family } from '../net/family';
import { freePrefixFrom } from '../net/free';
import { Prefix } from '../net/prefix';
import { overlaps, type Span } from '../net/span';

interface Home {
  readonly parent: Prefix;
  /** Where most clusters have these ranges; a suggestion is the first free one from there on. */
  readonly pods: Address;
  readonly services: Address;
}

const home = (parent: string, pods: string, services: string): Home => ({
  parent: Prefix.of(parent),
  pods: Address.of(pods),
  services: Address.of(services),
});

/** Where a suggested range is looked for, the first home first. */
const HOMES: Readonly<Record<Family, readonly Home[]>> = {
  IPv4: [
    home('10.0.0.0/8', '10.244.0.0', '10.96.0.0'),
    home('172.16.0.0/12', '172.24.0.0', '172.20.0.0'),
    home('192.168.0.0/16', '192.168.128.0', '192.168.192.0'),
  ],
  IPv6: [home('fd00::/8', 'fd00:10:244::', 'fd00:10:96::')],
};

/** Where no range of the size is free, a smaller one may do; smaller than this helps nobody. */
const LONGEST: Readonly<Record<Family, number>> = { IPv4: 24, IPv6: 112 };

/** A LAN is seldom smaller than this; nodes without a declared network stand in one. */
const USUAL_LAN: Readonly<Record<Family, number>> = { IPv4: 24, IPv6: 64 };

/** For whom a range is looked for. */
interface Wanted {
  readonly family: Family;
  readonly use: 'pods' | 'services';
}

type Plan = Pick<AddressPlan, 'pods' | 'services' | 'nodeAddresses' | 'neighbours' | 'peers'>;

/**
 * A private range for one of the cluster's that touches nothing the plan knows of, nor what was
 * suggested for the ranges before it: all suggestions together make a plan.
 */
export function suggestRange(
  plan: Plan,
  range: PlanRange,
  length = range.value.length,
): Prefix | undefined {
  const wanted: Wanted = {
    family: range.value.family,
    use: plan.pods.includes(range) ? 'pods' : 'services',
  };
  const all = [...plan.pods, ...plan.services];
  const moved = all
    .slice(0, Math.max(0, all.indexOf(range)))
    .filter((one) => isInConflict(plan, one));
  const places = moved.flatMap((one) => suggestRange(plan, one) ?? []);
  const taken = [...takenBy(plan, [range]), ...places];
  // What moves away leaves room: needed only where there is no other.
  const later = [...takenBy(plan, [range, ...moved]), ...places];
  return (
    widened(range.value, length, taken) ??
    freeOfSize(wanted, length, taken) ??
    freeOfSize(wanted, length, later) ??
    largestFree(wanted, length + 1, taken)
  );
}

/** A range that grows had better grow where it is. */
function widened({ first, family, ...range }: Prefix, length: number, taken: readonly Span[]) {
  if (length >= range.length) return undefined;
  const wide = Prefix.around(first, length);
  const isAtHome = HOMES[family].some(({ parent }) => parent.contains(wide));
  return isAtHome && !taken.some((span) => overlaps(span, wide)) ? wide : undefined;
}

function largestFree(wanted: Wanted, from: number, taken: readonly Span[]): Prefix | undefined {
  for (let length = from; length <= LONGEST[wanted.family]; length++) {
    const free = freeOfSize(wanted, length, taken);
    if (free) return free;
  }
  return undefined;
}

function freeOfSize(
  { family, use }: Wanted,
  length: number,
  taken: readonly Span[],
): Prefix | undefined {
  for (const { parent, [use]: habit } of HOMES[family]) {
    if (length < parent.length) continue;
    const free = freePrefixFrom(parent, Prefix.around(habit, length), taken);
    if (free) return free;
  }
  return undefined;
}

const isInConflict = (plan: Plan, range: PlanRange): boolean =>
  takenBy(plan, [range]).some((span) => overlaps(span, range.value));

/** Everything in the plan but the ranges to be replaced, and what lab hosts usually have. */
function takenBy(plan: Plan, except: readonly PlanRange[]): Span[] {
  const own = [...plan.pods, ...plan.services].filter((range) => !except.includes(range));
  const ranges = [...own, ...plan.neighbours, ...plan.peers].map((range) => range.value);
  const lans = plan.nodeAddresses.map(({ value }) => Prefix.around(value, USUAL_LAN[value.family]));
  return [...ranges, ...lans, ...COMMON_HOST_RANGES.map(({ cidr }) => Prefix.of(cidr))];
}
