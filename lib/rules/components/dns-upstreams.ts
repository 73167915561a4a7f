import { hostWithPort } from '../../k8s/go-host-port';
import type { ClusterModel } from '../../model/cluster-model';
import { valueAt } from '../../model/document';
import { type At, at } from '../../model/located';
import { objectsOf } from '../../model/object-index';
import { asText } from '../../model/type-meta';
import type { Address } from '../../net/address';
import { parseAddressSloppy } from '../../net/parse-sloppy';

/** A server that CoreDNS passes on to what it does not know. */
export interface DnsUpstream {
  readonly text: string;
  readonly address: Address;
  readonly port: number;
  readonly at: At;
}

const DNS_PORT = 53;

/** Of the zone `.` in the Corefile of kube-system/coredns; names and files are left out. */
export const dnsUpstreams = (objects: ClusterModel['objects']): DnsUpstream[] =>
  objectsOf(objects, '', 'ConfigMap')
    .filter(({ name, namespace }) => name === 'coredns' && namespace === 'kube-system')
    .flatMap(({ source, value }) => {
      const text = asText(valueAt(value, ['data', 'Corefile'])) ?? '';
      return [...text.matchAll(FORWARD)]
        .flatMap(([, servers = '']) => servers.trim().split(/\s+/))
        .flatMap((server) => parseUpstream(server, at(source, 'data', 'Corefile')));
    });

/** `forward . 1.1.1.1 [fd00::1]:53 {` */
const FORWARD = /^[ \t]*forward[ \t]+\.[ \t]+([^{\n#]+)/gm;

function parseUpstream(text: string, place: At): DnsUpstream[] {
  const { host, port } = hostWithPort(text.replace(/^(dns|tls):\/\//, ''), DNS_PORT);
  const reading = parseAddressSloppy(host);
  return reading.ok ? [{ text, address: reading.value, port: Number(port), at: place }] : [];
}

/** On any other port somebody else may listen. */
export const isDnsPort = ({ port }: DnsUpstream): boolean => port === DNS_PORT;
