import type { Family } from '../net/family';
import type { ApiObjectView } from './api-object';
import type { ClusterModel } from './cluster-model';
import { ADDRESS_TYPE, type DnsRecord, known, unknown } from './dns-record';
import { valueAt } from './document';
import { hasSelector } from './service-addresses';
import { selectorOf } from './service-backends';
import { takesAddressOf } from './service-demand';
import { clusterFamilies } from './service-ranges';
import { slicesOf } from './service-slices';
import type { ServiceView } from './service-view';
import { asNumber, asText } from './type-meta';
import { workloadsIn } from './workload-index';

/** The names below a Service without an address: its endpoints, and each pod that has a name of its own. */
export function headlessRecords(
  service: ServiceView,
  host: string,
  { objects, plan }: Pick<ClusterModel, 'objects' | 'plan'>,
): DnsRecord[] {
  if (!hasSelector(service)) return sliceRecords(service, host, objects);
  const selector = Object.entries(selectorOf(service) ?? {});
  const labels = selector.map(([key, value]) => `${key}=${value}`).join(',');
  const families = clusterFamilies(plan).filter((family, _, all) =>
    takesFamily(service, family, all),
  );
  return families.flatMap((family) => [
    unknown(host, ADDRESS_TYPE[family], `every ready pod with ${labels || 'the selected labels'}`),
    ...podNames(service, objects).map(({ hostname, pod }) =>
      unknown(`${hostname}.${host}`, ADDRESS_TYPE[family], `pod ${pod}`),
    ),
  ]);
}

/** A headless Service takes no address, but has the families that it would take one of. */
const takesFamily = (service: ServiceView, family: Family, all: readonly Family[]): boolean =>
  takesAddressOf({ ...service, isHeadless: false }, family, all);

/** What somebody wrote: ready endpoints, and those with a host name once more under it. */
function sliceRecords(
  service: ServiceView,
  host: string,
  objects: readonly ApiObjectView[],
): DnsRecord[] {
  return slicesOf(service, objects).flatMap(({ addressType, endpoints }) => {
    if (addressType !== 'IPv4' && addressType !== 'IPv6') return [];
    const ready = endpoints.filter(
      ({ value }) =>
        valueAt(value.conditions, ['ready']) !== false ||
        service.spec.publishNotReadyAddresses === true,
    );
    return ready.flatMap(({ value, addresses }) =>
      addresses.flatMap((item) => {
        const address = asText(item);
        if (address === undefined) return [];
        const hostname = asText(value.hostname);
        const names = hostname ? [host, `${hostname}.${host}`] : [host];
        return names.map((name) => known(name, ADDRESS_TYPE[addressType], address));
      }),
    );
  });
}

interface PodName {
  readonly hostname: string;
  /** `Pod default/web-0`. */
  readonly pod: string;
}

/** Pods with names of their own below the Service: of its StatefulSets, and those that say so. */
function podNames({ namespace, name }: ServiceView, objects: readonly ApiObjectView[]): PodName[] {
  return workloadsIn(objects, namespace).all.flatMap(({ object, spec }) => {
    if (object.kind === 'StatefulSet') {
      if (valueAt(object.value, ['spec', 'serviceName']) !== name) return [];
      const first = asNumber(valueAt(object.value, ['spec', 'ordinals', 'start'])) ?? 0;
      const replicas = asNumber(valueAt(object.value, ['spec', 'replicas'])) ?? 1;
      return Array.from({ length: Math.min(replicas, MOST_PODS) }, (_, index) => {
        const hostname = `${object.name}-${first + index}`;
        return { hostname, pod: `${namespace}/${hostname}` };
      });
    }
    const hostname = asText(spec.hostname);
    return hostname && spec.subdomain === name
      ? [{ hostname, pod: `of ${object.kind} ${namespace}/${object.name}` }]
      : [];
  });
}

/** A list of thousands helps nobody. */
const MOST_PODS = 100;
