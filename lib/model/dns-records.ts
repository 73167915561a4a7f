import { API_ADDRESS_INDEX } from '../k8s/defaults';
import { isDns1123Label } from '../k8s/names';
import type { Family } from '../net/family';
import { parseAddressSloppy } from '../net/parse-sloppy';
import { parseAddress } from '../net/parse-strict';
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
  /** The answer in words where kube-apiserver chooses the address. */
  readonly given: Readonly<Record<Family, string>>;
}

/**
 * Every Service and headless endpoint by name, in the domain of the cluster; those of the cluster
 * itself first. Made anew each time it is gone through: the names of ten thousand Services are
 * cheaper to make than to keep.
 */
export const dnsRecordsOf = (model: Parts): Iterable<DnsRecord> => ({
  [Symbol.iterator]: () => recordsIn(model),
});

function* recordsIn(model: Parts): Generator<DnsRecord> {
  const domain = clusterDomainOf(model.kubeadmFiles);
  const { plan } = model;
  const given = { IPv4: givenOf(plan, 'IPv4'), IPv6: givenOf(plan, 'IPv6') };
  const context: Context = { ...model, domain, families: clusterFamilies(plan), given };
  yield* ownRecords(model, domain);
  for (const service of model.services) {
    if (service.name !== '') yield* recordsOf(service, context);
  }
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
  if (service.type === 'ExternalName') return aliasRecords(service, host);
  if (service.isHeadless) return headlessRecords(service, host, context);
  return addressRecords(service, host, context).concat(portRecords(service, host));
}

/** CoreDNS object/service.go: an address instead of a name has no record. */
function aliasRecords(service: ServiceView, host: string): DnsRecord[] {
  const name = externalNameOf(service);
  return parseAddress(name).ok ? [] : [known(host, 'CNAME', `${name}.`)];
}

function addressRecords(service: ServiceView, host: string, context: Context): DnsRecord[] {
  const { families, given } = context;
  const records: DnsRecord[] = [];
  for (const family of families) {
    if (!takesAddressOf(service, family, families)) continue;
    const address = staticAddress(service, family);
    const type = ADDRESS_TYPE[family];
    records.push(address ? known(host, type, address) : unknown(host, type, given[family]));
  }
  return records;
}

/** What is known of an address before there is one. */
const givenOf = ({ services }: ClusterModel['plan'], family: Family): string =>
  `given by kube-apiserver, of ${services.find(({ value }) => value.family === family)?.text}`;

function staticAddress(service: ServiceView, family: Family): string | undefined {
  for (const item of clusterIpsOf(service)) {
    const reading = parseAddressSloppy(goText(item) ?? '');
    if (reading.ok && reading.value.family === family) return String(reading.value);
  }
  return undefined;
}

/** Ports without a name have no record of their own. */
function portRecords({ ports }: ServiceView, host: string): DnsRecord[] {
  const records: DnsRecord[] = [];
  for (const { value, protocol } of ports) {
    const name = textField(value, 'name');
    const port = asNumber(value.port);
    if (port === undefined || !isDns1123Label(name)) continue;
    records.push(portRecord(host, name, protocol, port));
  }
  return records;
}
