import { goText } from './service-addresses';
import { servicesByName } from './service-names';
import type { ServiceView } from './service-view';
import { isMadeByKubernetes } from './services-of-kubernetes';

/** Where an ExternalName Service sends its clients. */
export type NameTarget =
  /** Somewhere else: nobody here knows. */
  | { readonly is: 'outside' }
  /** `NAME.NAMESPACE.svc` without the domain of the cluster. */
  | { readonly is: 'unqualified' }
  | { readonly is: 'missing'; readonly service: string }
  | { readonly is: 'service'; readonly service: ServiceView };

export const externalNameOf = ({ spec }: ServiceView): string =>
  (goText(spec.externalName) ?? '').toLowerCase().replace(/\.$/, '');

/** Services are only missed in namespaces of which the files have some. */
export function targetOf(
  service: ServiceView,
  services: readonly ServiceView[],
  clusterDomain: string,
): NameTarget {
  const externalName = externalNameOf(service);
  if (/^[^.]+\.[^.]+\.svc$/.test(externalName)) return { is: 'unqualified' };
  const suffix = `.svc.${clusterDomain.toLowerCase()}`;
  if (!externalName.endsWith(suffix)) return { is: 'outside' };
  const [namespace, name] = externalName.slice(0, -suffix.length).split('.').reverse();
  if (!namespace || !name) return { is: 'outside' };
  const neighbours = servicesByName(services, namespace);
  const target = neighbours.get(name);
  if (target) return { is: 'service', service: target };
  if (isMadeByKubernetes(namespace, name)) return { is: 'outside' };
  return neighbours.size > 0
    ? { is: 'missing', service: `${namespace}/${name}` }
    : { is: 'outside' };
}
