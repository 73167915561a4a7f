import type { ApiObjectView } from './api-object';
import type { DeclaredRange } from './declared-plan';
import { isObject } from './document';
import { at } from './located';
import { asList, asText } from './type-meta';

/** The addresses of a MetalLB IPAddressPool: CIDRs and `first-last`. */
export function parseMetalLbPool({
  apiVersion,
  kind,
  name,
  source,
  value,
}: ApiObjectView): DeclaredRange[] {
  if (kind !== 'IPAddressPool' || !apiVersion.startsWith('metallb.io/')) return [];
  const spec = isObject(value.spec) ? value.spec : {};
  return asList(spec.addresses).flatMap((item, index) => {
    const text = asText(item);
    if (text === undefined) return [];
    const place = at(source, 'spec', 'addresses', index);
    return [{ use: 'load-balancer', name, text: { value: text, at: place, origin: 'given' } }];
  });
}
