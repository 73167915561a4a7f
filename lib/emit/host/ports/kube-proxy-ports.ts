import { splitHostPort } from '../../../k8s/go-host-port';
import type { JsonObject } from '../../../model/document';
import { textField } from '../../../model/type-meta';
import type { Family } from '../../../net/family';
import { loopbackOf } from '../endpoint';
import { type Listener, tcpListener } from './listener';

/** Source: kube-proxy `apis/config/v1alpha1/defaults.go` getDefaultAddresses. */
const SERVERS = [
  { field: 'healthzBindAddress', port: 10256, isLocal: false },
  { field: 'metricsBindAddress', port: 10249, isLocal: true },
] as const;

/**
 * What kube-proxy listens on; nodePorts it does not open. Without a `bindAddress` kubeadm writes one of
 * the family in which the first control plane advertises itself (`componentconfigs/kubeproxy.go`).
 */
export function kubeProxyListeners(configuration: JsonObject, advertised: Family): Listener[] {
  const bindAddress = textField(configuration, 'bindAddress');
  const family = bindAddress === '' ? advertised : bindAddress.includes(':') ? 'IPv6' : 'IPv4';
  const loopback = loopbackOf(family);
  return SERVERS.flatMap(({ field, port, isLocal }) => {
    const written = textField(configuration, field);
    const usual = { host: isLocal ? loopback : '', port };
    const target = written === '' ? usual : hostAndPort(written, port);
    const from = `KubeProxyConfiguration ${field}${written === '' ? ' (default)' : ''}`;
    return tcpListener({ address: target.host, port: target.port, process: 'kube-proxy', from });
  });
}

/** kube-proxy appends its port to an address without one (`proxy/util` AppendPortIfNeeded). */
function hostAndPort(text: string, usual: number): { host: string; port: number } {
  const written = splitHostPort(text);
  return written
    ? { host: written.host, port: Number(written.port) }
    : { host: text.replace(/^\[|\]$/g, ''), port: usual };
}
