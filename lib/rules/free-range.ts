import { COMMON_HOST_RANGES } from '../k8s/reserved-ranges';
import type { AddressPlan } from '../model/address-plan';
import type { Family } from '../net/family';
import { nearestFreePrefix } from '../net/free';
import { Prefix } from '../net/prefix';
import type { Span } from '../net/span';

/** Where a suggested range is looked for, and near what: the ranges most clusters use. */
const HOMES: Record<Family, { readonly parent: Prefix; readonly habit: string }> = {
  IPv4: { parent: Prefix.of('10.0.0.0/8'), habit: '10.244.0.0' },
  IPv6: { parent: Prefix.of('fd00::/8'), habit: 'fd00:10:244::' },
};

/** A private range of that length that touches nothing the plan knows of. */
export function suggestRange(
  plan: Pick<AddressPlan, 'pods' | 'services' | 'nodeAddresses' | 'neighbours'>,
  family: Family,
  length: number,
  except?: unknown,
): Prefix | undefined {
  const { parent, habit } = HOMES[family];
  if (length < parent.length) return undefined;
  const wanted = nthHabit(habit, length);
  return nearestFreePrefix(parent, wanted, takenBy(plan, except));
}

const nthHabit = (habit: string, length: number): Prefix =>
  Prefix.around(Prefix.of(`${habit}/${habit.includes(':') ? 128 : 32}`).first, length);

/** Everything in the plan but the range to be replaced, and what lab hosts usually have. */
function takenBy(
  plan: Pick<AddressPlan, 'pods' | 'services' | 'nodeAddresses' | 'neighbours'>,
  except: unknown,
): Span[] {
  const ranges = [...plan.pods, ...plan.services, ...plan.neighbours]
    .filter((range) => range !== except)
    .map((range) => range.value);
  const nodes = plan.nodeAddresses.map(({ value }) => ({
    family: value.family,
    first: value,
    last: value,
  }));
  return [...ranges, ...nodes, ...COMMON_HOST_RANGES.map(({ cidr }) => Prefix.of(cidr))];
}
