import { API_ADDRESS_INDEX } from '../k8s/defaults';
import { isDns1123Label } from '../k8s/names';
import type { Family } from '../net/family';
import { parseAddressSloppy } from '../net/parse-sloppy';
import { clusterDomainOf } from './cluster-domain';
import type { ClusterModel } from './cluster-model';
import { ADDRESS_TYPE, type DnsRecord, known, portRecord, unknown } from './dns-record';
import { externalNameOf } from './external-names';
import { headlessRecords } from './headless-records';
import { isForInit } from './kubeadm-file';
import { clusterIpsOf, goText } from './service-addresses';
import { takesAddressOf } from './service-demand';
import { servicesByName } from './service-names';
import { clusterFamilies } from './service-ranges';
import type { ServiceView } from './service-view';
import { asNumber, textField } from './type-meta';

type Parts = Pick<ClusterModel, 'services' | 'objects' | 'plan' | 'kubeadmFiles'>;

/** What every Service is looked at with. */
interface Context extends Parts {
  readonly domain: string;
  readonly families: readonly Family[];
}

/** Every Service and headless endpoint by name, in the domain of the cluster; those of the cluster itself first. */
export function dnsRecordsOf(model: Parts): DnsRecord[] {
  const domain = clusterDomainOf(model.kubeadmFiles);
  const context = { ...model, domain, families: clusterFamilies(model.plan) };
  const named = model.services.filter(({ name }) => name !== '');
  return [...ownRecords(model, domain), ...named.flatMap((each) => recordsOf(each, context))];
}

/** kubeadm manifests.go `CoreDNSService`. */
const DNS_PORTS = [
  ['dns', 'UDP', 53],
  ['dns-tcp', 'TCP', 53],
  ['metrics', 'TCP', 9153],
] as const;

/** The Services that kube-apiserver and kubeadm make. */
function ownRecords({ services, plan, kubeadmFiles }: Parts, domain: string): DnsRecord[] {
  const api = plan.services[0]?.value.nth(API_ADDRESS_INDEX);
  const apiHost = `kubernetes.default.svc.${domain}`;
  const dns = servicesByName(services, 'kube-system').has('kube-dns') ? undefined : plan.dnsAddress;
  const dnsHost = `kube-dns.kube-system.svc.${domain}`;
  return [
    ...(api
      ? [
          known(apiHost, ADDRESS_TYPE[api.family], String(api)),
          portRecord(apiHost, 'https', 'TCP', 443),
        ]
      : []),
    ...(dns && kubeadmFiles.some(isForInit)
      ? [
          known(dnsHost, ADDRESS_TYPE[dns.family], String(dns)),
          ...DNS_PORTS.map(([name, protocol, port]) => portRecord(dnsHost, name, protocol, port)),
        ]
      : []),
  ];
}

function recordsOf(service: ServiceView, context: Context): DnsRecord[] {
  const host = `${service.name}.${service.namespace}.svc.${context.domain}`;
  if (service.type === 'ExternalName') {
    return [known(host, 'CNAME', `${externalNameOf(service)}.`)];
  }
  if (service.isHeadless) return headlessRecords(service, host, context);
  return [...addressRecords(service, host, context), ...portRecords(service, host)];
}

function addressRecords(
  service: ServiceView,
  host: string,
  { plan, families }: Context,
): DnsRecord[] {
  return families
    .filter((family) => takesAddressOf(service, family, families))
    .map((family) => {
      const address = staticAddress(service, family);
      const range = plan.services.find(({ value }) => value.family === family);
      return address
        ? known(host, ADDRESS_TYPE[family], address)
        : unknown(host, ADDRESS_TYPE[family], `given by kube-apiserver, of ${range?.text}`);
    });
}

function staticAddress(service: ServiceView, family: Family): string | undefined {
  const readings = clusterIpsOf(service).map((item) => parseAddressSloppy(goText(item) ?? ''));
  const found = readings.find((reading) => reading.ok && reading.value.family === family);
  return found?.ok ? String(found.value) : undefined;
}

/** Ports without a name have no record of their own. */
const portRecords = ({ ports }: ServiceView, host: string): DnsRecord[] =>
  ports.flatMap(({ value, protocol }) => {
    const name = textField(value, 'name');
    const port = asNumber(value.port);
    return isDns1123Label(name) && port !== undefined
      ? [portRecord(host, name, protocol, port)]
      : [];
  });
