import { isIP } from 'node:net';
import type { ApiServer } from './api-server';

const NAME = 'leaked';
const SPEC = { type: 'ClusterIP', ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }] };

/**
 * Of two cluster IPs kube-apiserver may keep the one that it allocated before it refused the other,
 * until its repair loop finds it minutes later. A Service that etcd alone was told of gives it back
 * when it is deleted.
 */
export function releaseLeaked(server: ApiServer, refusal: string, inUse: readonly string[]): void {
  for (const address of leakedIn(refusal)) {
    if (!inUse.includes(address)) release(server, address);
  }
}

const TAKEN = /failed to allocate IP (\S+): provided IP is already allocated/;

/** True when nobody has the address that is said to be taken: now it is free. */
export function releaseForgotten(
  server: ApiServer,
  refusal: string,
  inUse: readonly string[],
): boolean {
  const [, address] = TAKEN.exec(refusal) ?? [];
  if (address === undefined || inUse.includes(canonical(address))) return false;
  release(server, canonical(address));
  return true;
}

const FAILED = /Invalid value: (.*): failed to allocate IP (\S+):/;

/** `Invalid value: ["10.96.0.50","fd00::1"]: failed to allocate IP fd00::1: …`: all others. */
function leakedIn(refusal: string): string[] {
  const [, list = '', failed] = FAILED.exec(refusal) ?? [];
  const claimed = [...list.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text);
  return claimed.filter((text) => text !== failed).map(canonical);
}

function canonical(text: string): string {
  const [, ipv4] = /^(?:::ffff:)?([\d.]+)$/i.exec(text) ?? [];
  if (ipv4 !== undefined) return ipv4.split('.').map(Number).join('.');
  return isIP(text) === 6 ? new URL(`http://[${text}]`).hostname.slice(1, -1) : text;
}

function release(server: ApiServer, address: string): void {
  const ipFamilies = [address.includes(':') ? 'IPv6' : 'IPv4'];
  const addresses = { clusterIP: address, clusterIPs: [address], ipFamilies };
  server.store(`services/specs/default/${NAME}`, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: NAME, namespace: 'default', uid: '00000000-0000-0000-0000-000000000001' },
    spec: { ...SPEC, ...addresses, ipFamilyPolicy: 'SingleStack', sessionAffinity: 'None' },
  });
  const { status, body } = server.request('DELETE', `/api/v1/namespaces/default/services/${NAME}`);
  if (status !== 200) throw new Error(`${address} is not released: ${body.message}`);
}
