import type { Contract } from '../k8s/contract';
import { assignableIn, assignableInServiceCidr } from '../k8s/service-allocation';
import type { Address } from '../net/address';
import type { Family } from '../net/family';
import { parseCanonicalPrefix } from '../net/parse-strict';
import type { Span } from '../net/span';
import type { AddressPlan, PlanRange } from './address-plan';
import type { ApiObjectView } from './api-object';
import { isObject } from './document';
import { at } from './located';
import { objectsOf } from './object-index';
import { asList } from './type-meta';

/** One range that Services may get addresses from, and the addresses in it that are ever given away. */
export interface ServiceRange {
  readonly range: PlanRange;
  readonly assignable: Span | undefined;
  /** False for a ServiceCIDR object: it only adds to what the flag says. */
  readonly isPrimarySource: boolean;
}

export function serviceRangesOf(
  plan: AddressPlan,
  objects: readonly ApiObjectView[],
  cluster: Contract,
): ServiceRange[] {
  const own = plan.services.map((range) => ({
    range,
    assignable: assignableIn(range.value, cluster),
    isPrimarySource: true,
  }));
  return cluster.serviceCidrObjectsExtendTheRange ? [...own, ...extraRanges(objects)] : own;
}

function extraRanges(objects: readonly ApiObjectView[]): ServiceRange[] {
  return objectsOf(objects, 'networking.k8s.io', 'ServiceCIDR').flatMap(({ value, source }) => {
    const cidrs = isObject(value.spec) ? asList(value.spec.cidrs) : [];
    return cidrs.flatMap((text, index) => {
      const reading = typeof text === 'string' ? parseCanonicalPrefix(text) : undefined;
      if (!reading?.ok || typeof text !== 'string') return [];
      const prefix = reading.value;
      const place = at(source, 'spec', 'cidrs', index);
      const range: PlanRange = {
        value: prefix,
        text,
        at: place,
        origin: 'given',
      };
      return [{ range, assignable: assignableInServiceCidr(prefix), isPrimarySource: false }];
    });
  });
}

/** The families kube-apiserver has an allocator for: those of the flag, whatever ServiceCIDR objects say. */
export const clusterFamilies = (plan: AddressPlan): readonly Family[] =>
  plan.services.map(({ value }) => value.family);

export const isAssignable = (ranges: readonly ServiceRange[], address: Address): boolean =>
  ranges.some(
    ({ assignable }) =>
      assignable !== undefined &&
      assignable.family === address.family &&
      assignable.first.bits <= address.bits &&
      address.bits <= assignable.last.bits,
  );
