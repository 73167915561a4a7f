import { hostWithPort } from '../../../k8s/go-host-port';
import type { Listener } from '../../../k8s/listener';
import type { JsonObject } from '../../../model/document';
import { textField } from '../../../model/type-meta';
import type { Family } from '../../../net/family';
import { loopbackOf } from '../endpoint';
import { tcpListener } from './listener';

/** Source: kube-proxy `apis/config/v1alpha1/defaults.go` getDefaultAddresses. */
const SERVERS = [
  { field: 'healthzBindAddress', port: 10256, isLocal: false, use: 'load-balancer-health' },
  { field: 'metricsBindAddress', port: 10249, isLocal: true, use: 'metrics' },
] as const;

/**
 * What kube-proxy listens on; nodePorts it does not open. Without a `bindAddress` kubeadm writes one of
 * the family in which the first control plane advertises itself (`componentconfigs/kubeproxy.go`).
 */
export function kubeProxyListeners(configuration: JsonObject, advertised: Family): Listener[] {
  const bindAddress = textField(configuration, 'bindAddress');
  const family = bindAddress === '' ? advertised : bindAddress.includes(':') ? 'IPv6' : 'IPv4';
  const loopback = loopbackOf(family);
  return SERVERS.flatMap(({ field, port, isLocal, use }) => {
    const written = textField(configuration, field);
    const usual = { host: isLocal ? loopback : '', port: `${port}` };
    const target = written === '' ? usual : hostWithPort(written, port);
    const from = `KubeProxyConfiguration ${field}${written === '' ? ' (default)' : ''}`;
    return tcpListener({
      address: target.host,
      port: Number(target.port),
      process: 'kube-proxy',
      from,
      use,
    });
  });
}
