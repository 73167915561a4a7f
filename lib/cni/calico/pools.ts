import type { ApiObjectView } from '../../model/api-object';
import { environmentOf, type NamedContainer } from '../../model/container-settings';
import { isObject, valueAt } from '../../model/document';
import { at } from '../../model/located';
import { objectsOf } from '../../model/object-index';
import { asList, asText } from '../../model/type-meta';
import { type AddOnRange, rangeAt } from '../add-on';

/** Source: tigera/operator pkg/controller/ippool, the check against kubeadm's pod network. */
const NOT_WITHIN =
  'tigera-operator: refuses a pool "not within the platform\'s configured pod network CIDR(s)", and Calico is never installed';

/** `ipPools` of the operator's Installation. */
export function installationPools({ source, value }: ApiObjectView): AddOnRange[] {
  const path = ['spec', 'calicoNetwork', 'ipPools'];
  return asList(valueAt(value, path)).flatMap((pool, index) => {
    const text = isObject(pool) && servesPods(pool.allowedUses) ? asText(pool.cidr) : undefined;
    if (text === undefined) return [];
    const place = at(source, ...path, index, 'cidr');
    return rangeAt(text, { at: place, origin: 'given', label: 'cidr', refusal: NOT_WITHIN });
  });
}

/** IPPool objects, by Calico's own API or as they are stored. */
export const poolObjects = (objects: readonly ApiObjectView[]): AddOnRange[] =>
  ['projectcalico.org', 'crd.projectcalico.org']
    .flatMap((group) => objectsOf(objects, group, 'IPPool'))
    .flatMap(({ source, value: { spec } }) => {
      const text =
        isObject(spec) && spec.disabled !== true && servesPods(spec.allowedUses)
          ? asText(spec.cidr)
          : undefined;
      if (text === undefined) return [];
      return rangeAt(text, { at: at(source, 'spec', 'cidr'), origin: 'given', label: 'cidr' });
    });

const servesPods = (uses: unknown): boolean => !Array.isArray(uses) || uses.includes('Workload');

/** The pools that calico-node makes when it starts for the first time. */
export const poolsOfNode = (node: NamedContainer): AddOnRange[] =>
  ['CALICO_IPV4POOL_CIDR', 'CALICO_IPV6POOL_CIDR'].flatMap((label) =>
    environmentOf(node, label).flatMap(({ value, at: place }) =>
      rangeAt(value, { at: place, origin: 'given', label }),
    ),
  );
