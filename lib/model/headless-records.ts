import { isDns1123Label } from '../k8s/names';
import type { Family } from '../net/family';
import type { ApiObjectView } from './api-object';
import type { ClusterModel } from './cluster-model';
import { ADDRESS_TYPE, type DnsRecord, known, unknown } from './dns-record';
import { valueAt } from './document';
import type { EndpointSliceView } from './endpoint-slice';
import { hasSelector } from './service-addresses';
import { selectorOf } from './service-backends';
import { takesAddressOf } from './service-demand';
import { clusterFamilies } from './service-ranges';
import { slicesOf } from './service-slices';
import type { ServiceView } from './service-view';
import { asNumber, asText, textField } from './type-meta';
import { workloadsIn } from './workload-index';

/** The names below a Service without an address: its endpoints, and each pod that has a name of its own. */
export function headlessRecords(
  service: ServiceView,
  host: string,
  { objects, plan }: Pick<ClusterModel, 'objects' | 'plan'>,
): DnsRecord[] {
  if (!hasSelector(service)) return sliceRecords(service, host, objects);
  const pods = selectedPods(service);
  const families = clusterFamilies(plan).filter((family, _, all) =>
    takesFamily(service, family, all),
  );
  const addresses = families.flatMap((family) => [
    unknown(host, ADDRESS_TYPE[family], pods),
    ...podNames(service, objects).map(({ hostname, pod }) =>
      unknown(`${hostname}.${host}`, ADDRESS_TYPE[family], pod),
    ),
  ]);
  const ports = service.ports.map(({ value, protocol }) => ({
    name: textField(value, 'name'),
    protocol,
  }));
  return [
    ...addresses,
    ...ports.filter(hasName).map((port) => unknown(nameOfPort(port, host), 'SRV', pods)),
  ];
}

function selectedPods(service: ServiceView): string {
  const selector = Object.entries(selectorOf(service) ?? {});
  const labels = selector.map(([key, value]) => `${key}=${value}`).join(',');
  const readiness = service.spec.publishNotReadyAddresses === true ? '' : 'ready ';
  return `every ${readiness}pod with ${labels || 'the selected labels'}`;
}

interface Port {
  readonly name: string;
  readonly protocol: string;
}

/** Ports without a name have no record of their own. */
const hasName = ({ name }: Port): boolean => isDns1123Label(name);

const nameOfPort = ({ name, protocol }: Port, host: string): string =>
  `_${name}._${protocol.toLowerCase()}.${host}`;

/** A headless Service takes no address, but has the families that it would take one of. */
const takesFamily = (service: ServiceView, family: Family, all: readonly Family[]): boolean =>
  takesAddressOf({ ...service, isHeadless: false }, family, all);

/** What somebody wrote: ready endpoints, each once more under its own name, and their ports by name. */
function sliceRecords(
  service: ServiceView,
  host: string,
  objects: readonly ApiObjectView[],
): DnsRecord[] {
  const slices = slicesOf(service, objects);
  const endpoints = slices.flatMap((slice) => readyEndpoints(slice, host));
  const addresses = endpoints.flatMap(({ name, type, address }) => [
    known(host, type, address),
    known(name, type, address),
  ]);
  const ports = endpoints.flatMap(({ name, slice }) =>
    slice.ports.filter(hasName).flatMap((port) => {
      const number = asNumber(port.value.port);
      return number === undefined
        ? []
        : [known(nameOfPort(port, host), 'SRV', `${number} ${name}.`)];
    }),
  );
  // An endpoint of two families is one name.
  const unique = new Map(ports.map((record) => [`${record.name} ${record.answer}`, record]));
  return [...addresses, ...unique.values()];
}

interface Endpoint {
  readonly slice: EndpointSliceView;
  /** In full. */
  readonly name: string;
  readonly type: DnsRecord['type'];
  readonly address: string;
}

/** CoreDNS looks at the slice alone: `publishNotReadyAddresses` is for who writes slices. */
function readyEndpoints(slice: EndpointSliceView, host: string): Endpoint[] {
  const { addressType, endpoints } = slice;
  if (addressType !== 'IPv4' && addressType !== 'IPv6') return [];
  const ready = endpoints.filter(({ value }) => valueAt(value.conditions, ['ready']) !== false);
  return ready.flatMap(({ value, addresses }) =>
    addresses.flatMap((item) => {
      const address = asText(item);
      if (address === undefined) return [];
      const name = `${asText(value.hostname) || nameOfAddress(address)}.${host}`;
      return [{ slice, name, type: ADDRESS_TYPE[addressType], address }];
    }),
  );
}

/** Of an endpoint without a host name. Source: coredns plugin/kubernetes `endpointHostname`. */
const nameOfAddress = (address: string): string =>
  address.replace(/[.:]/g, '-').replace(/-$/, '-0');

interface PodName {
  readonly hostname: string;
  /** `pod default/web-0`. */
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
        return { hostname, pod: `pod ${namespace}/${hostname}` };
      });
    }
    const hostname = asText(spec.hostname);
    if (!hostname || spec.subdomain !== name) return [];
    const owner = object.kind === 'Pod' ? 'pod' : `pods of ${object.kind}`;
    return [{ hostname, pod: `${owner} ${namespace}/${object.name}` }];
  });
}

/** A list of thousands helps nobody. */
const MOST_PODS = 100;
