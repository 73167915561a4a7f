import { AddressSet } from '../net/address-set';
import type { Family } from '../net/family';
import { parseAddressSloppy } from '../net/parse-sloppy';
import {
  clusterIpsOf,
  familyPolicyOf,
  goText,
  isFamily,
  listField,
  takesAddresses,
} from './service-addresses';
import type { ServiceRange } from './service-ranges';
import type { ServiceView } from './service-view';

/** Which families the Service takes an address of, on a cluster with these families. */
export function takesAddressOf(
  service: ServiceView,
  family: Family,
  clusterFamilies: readonly Family[],
): boolean {
  if (!takesAddresses(service)) return false;
  const first = firstFamilyOf(service) ?? clusterFamilies[0];
  if (first === family) return true;
  return clusterFamilies.length > 1 && familyPolicyOf(service) !== 'SingleStack';
}

function firstFamilyOf(service: ServiceView): Family | undefined {
  const written = listField(service.spec, 'ipFamilies')[0];
  if (isFamily(written)) return written;
  const text = goText(clusterIpsOf(service)[0]);
  const reading = text ? parseAddressSloppy(text) : undefined;
  return reading?.ok ? reading.value.family : undefined;
}

/** How many addresses of the family can ever be given away. */
export const capacityOf = (ranges: readonly ServiceRange[], family: Family): bigint =>
  AddressSet.of(
    ranges.flatMap(({ assignable }) => (assignable?.family === family ? [assignable] : [])),
  ).size;
