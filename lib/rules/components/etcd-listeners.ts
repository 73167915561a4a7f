import { type HostPort, splitHostPort } from '../../k8s/go-host-port';
import type { FlagSet } from '../../model/flags';
import type { FlagRefusal } from './flag-check';

/** Where kubeadm has etcd listen. Source: kubeadm phases/etcd/local.go (`getEtcdCommand`). */
export const etcdListenersAt = (address: string | undefined) => {
  const isIpv6 = address?.includes(':');
  const host = isIpv6 ? `[${address}]` : address;
  const loopback = isIpv6 ? '[::1]' : '127.0.0.1';
  return {
    'listen-client-urls': `https://${loopback}:2379${host ? `,https://${host}:2379` : ''}`,
    'listen-peer-urls': host ? `https://${host}:2380` : '',
    'listen-metrics-urls': `http://${loopback}:2381`,
  };
};

/** Two listeners of one etcd want the same address and port: the second one ends it. */
export function listenerRefusals(flags: FlagSet, address: string | undefined): FlagRefusal[] {
  const seen: HostPort[] = [];
  const given = Object.entries(etcdListenersAt(address)).map(([flag, ofKubeadm]) => {
    const written = flags.last(flag);
    return { flag, given: written, sockets: socketsIn(written?.value || ofKubeadm) };
  });
  return given.flatMap(({ flag, given: written, sockets }) => {
    const isTaken = sockets.some((own) => seen.some((other) => isSameSocket(own, other)));
    seen.push(...sockets);
    const blamed = written ? { flag, given: written } : given.find((one) => one.given);
    if (!isTaken || !blamed?.given) return [];
    return [{ ...blamed, given: blamed.given, wants: 'ports that differ' }];
  });
}

export const socketsIn = (urls: string): HostPort[] =>
  urls.split(',').flatMap((url) => {
    const [, authority = ''] = /^https?:\/\/([^/]*)$/i.exec(url.trim()) ?? [];
    return splitHostPort(authority) ?? [];
  });

const ANY: ReadonlySet<string> = new Set(['', '::', '0.0.0.0']);
const addressOf = ({ host }: HostPort): string => (host === 'localhost' ? '127.0.0.1' : host);

/** Whether one listens where the other listens or asks. */
export const isSameSocket = (a: HostPort, b: HostPort): boolean =>
  Number(a.port) === Number(b.port) &&
  Number(a.port) !== 0 &&
  (addressOf(a) === addressOf(b) || ANY.has(a.host) || ANY.has(b.host));
