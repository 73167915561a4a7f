import type { ApiObjectView } from './api-object';
import type { DeclaredRange } from './declared-plan';
import { isObject } from './document';
import { at } from './located';
import { objectsOf } from './object-index';
import { asList, asText } from './type-meta';

/** The addresses of all MetalLB pools: CIDRs and `first-last`. */
export const parseMetalLbPools = (objects: readonly ApiObjectView[]): DeclaredRange[] =>
  objectsOf(objects, 'metallb.io', 'IPAddressPool').flatMap(parsePool);

function parsePool({ name, source, value }: ApiObjectView): DeclaredRange[] {
  const spec = isObject(value.spec) ? value.spec : {};
  return asList(spec.addresses).flatMap((item, index) => {
    const text = asText(item);
    if (text === undefined) return [];
    const place = at(source, 'spec', 'addresses', index);
    return [{ use: 'load-balancer', name, text: { value: text, at: place, origin: 'given' } }];
  });
}
