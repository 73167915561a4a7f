import type { DnsRecord } from '../../model/dns-record';

/** The names that CoreDNS of one cluster will know. */
export interface ClusterDns {
  readonly kubernetesVersion: string;
  /** The domain that it answers for. */
  readonly domain: string;
  /** Of Services and their endpoints. */
  readonly records: Iterable<DnsRecord>;
}

/**
 * Every pod has a name as well, in any namespace: kubeadm's Corefile says `pods insecure`, so the
 * answer is made of the name. @see https://coredns.io/plugins/kubernetes/
 */
export const podNameNote = (domain: string): string =>
  `Pods have names of their addresses: 10-244-1-5.NAMESPACE.pod.${domain} is 10.244.1.5, fd00--5 is fd00::5.`;
