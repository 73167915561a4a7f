import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import { splitHostPort } from '../../k8s/go-host-port';
import { isObject, type Json } from '../../model/document';
import { asNumber, textField } from '../../model/type-meta';
import type { Family } from '../../net/family';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import type { HostFacts } from './host-facts';

/** Where the API server of one control-plane node is reached. */
export interface Endpoint {
  readonly address: string;
  readonly family: Family;
  readonly port: number;
}

/** Undefined when neither file nor host tells the address. */
export function parseEndpoint(value: Json | undefined, host: HostFacts): Endpoint | undefined {
  const fields = isObject(value) ? value : {};
  const written = parseAddressSloppy(textField(fields, 'advertiseAddress'));
  const address = written.ok && written.value.bits !== 0n ? written.value : hostAddress(host);
  if (!address) return undefined;
  const port = asNumber(fields.bindPort) || KUBEADM_DEFAULTS.bindPort;
  return { address: address.toString(), family: address.family, port };
}

function hostAddress(host: HostFacts) {
  const reading = parseAddressSloppy(host.defaultAddress ?? '');
  return reading.ok ? reading.value : undefined;
}

/** Go's `net.JoinHostPort`. */
export const joinHostPort = (host: string, port: number): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;

/** `controlPlaneEndpoint` as kubeadm stores it: where it has no port, with the node's own. */
export function withPort(written: string, endpoint: Endpoint | undefined): string {
  const { host, port } = splitHostPort(written) ?? { host: written, port: '' };
  if (written === '' || port !== '') return written;
  return joinHostPort(host, endpoint?.port ?? KUBEADM_DEFAULTS.bindPort);
}

/** The loopback address that etcd listens on: of the family of the advertised address. */
export const loopbackOf = (family: Family): string => (family === 'IPv6' ? '::1' : '127.0.0.1');

const ETCD_CLIENT_PORT = 2379;
const ETCD_PEER_PORT = 2380;
const ETCD_METRICS_PORT = 2381;

export const etcdClientUrl = (address: string): string =>
  `https://${joinHostPort(address, ETCD_CLIENT_PORT)}`;

export const etcdPeerUrl = (address: string): string =>
  `https://${joinHostPort(address, ETCD_PEER_PORT)}`;

export const etcdMetricsUrl = (address: string): string =>
  `http://${joinHostPort(address, ETCD_METRICS_PORT)}`;
