import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import { apiAddressOf, isOn, type KubeVip } from '../../model/kube-vip';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { defineRule } from '../rule';
import { endpointOf } from './endpoint-side';
import { besideInit, kubeVipExample } from './kube-vip-example';

interface Differs {
  readonly address: string;
  readonly endpoint: string;
}

export const kubeVipEndpoint = defineRule({
  code: 'NET870',
  name: 'kube-vip-endpoint',
  severity: 'warning',
  reads: ['kubeVips', 'kubeadmFiles', 'nodes'],
  docs: {
    summary:
      'The address that kube-vip holds for the API must be the controlPlaneEndpoint, and the port the one that the API servers listen on.',
    why: 'kubeadm writes the endpoint into every kubeconfig and certificate. kube-vip only moves an address from node to node: connections reach kube-apiserver on the bindPort, unless its load balancer is on.',
    symptoms: ['init-times-out', 'join-fails'],
    since: '0.1.0',
    source: 'https://kube-vip.io/docs/installation/static/',
  },
  findings: {
    none: ({ address }: { address: string }) => ({
      what: `kube-vip holds ${address} for the API, and there is no controlPlaneEndpoint`,
      fix: `controlPlaneEndpoint: ${address}:6443`,
    }),
    address: ({ address, endpoint }: Differs) => ({
      what: `kube-vip holds ${address} for the API, whose controlPlaneEndpoint is ${endpoint}`,
      fix: `address: ${endpoint}`,
    }),
    port: ({ port, bindPort }: { port: number; bindPort: number }) => ({
      what: `the controlPlaneEndpoint has port ${port}, where nobody listens behind the address of kube-vip: API servers listen on ${bindPort}`,
      fix: `use port ${bindPort} in controlPlaneEndpoint, or lb_enable with lb_port ${port}`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'the same address', text: kubeVipExample(), ...besideInit() },
      {
        title: 'a name, which may stand for it',
        text: kubeVipExample(),
        ...besideInit({ controlPlaneEndpoint: 'api.lab.example:6443' }),
      },
    ],
    invalid: [
      {
        title: 'another address',
        text: kubeVipExample(),
        ...besideInit({ controlPlaneEndpoint: '192.168.56.8:6443' }),
      },
      {
        title: 'a port of its own',
        text: kubeVipExample(),
        ...besideInit({ controlPlaneEndpoint: '192.168.56.9:8443' }),
      },
    ],
  }),
  check({ kubeVips, kubeadmFiles, nodes }, report) {
    const cluster = kubeadmFiles.find((file) => file.cluster)?.cluster;
    const ports = new Set(nodes.flatMap(({ bindPort }) => bindPort?.value ?? []));
    const [bindPort = KUBEADM_DEFAULTS.bindPort] = ports;
    for (const vip of cluster ? kubeVips : []) {
      const held = apiAddressOf(vip);
      if (!cluster || !held) continue;
      const at = { at: held.at, value: held.value };
      const endpoint = endpointOf(cluster);
      const address = held.value;
      if (!endpoint) {
        report('none', { address }, { at, breaks: BREAKS, data: { address } });
      } else if (isOther(address, endpoint.host)) {
        const facts = { address, endpoint: endpoint.host };
        report('address', facts, { at, other: endpoint.side, breaks: BREAKS, data: facts });
      } else if (ports.size <= 1 && !isBalanced(vip, endpoint.port) && endpoint.port !== bindPort) {
        const facts = { port: endpoint.port, bindPort };
        report('port', facts, { at: endpoint.side, other: at, breaks: BREAKS, data: facts });
      }
    }
  },
});

const BREAKS = 'kubeadm: waits for the API at the controlPlaneEndpoint, and nobody answers there';

/** Names may stand for each other. */
function isOther(address: string, host: string): boolean {
  const [one, other] = [parseAddressSloppy(address), parseAddressSloppy(host)];
  return one.ok && other.ok && !one.value.equals(other.value);
}

const isBalanced = (vip: KubeVip, port: number): boolean =>
  isOn(vip, 'lb_enable') && Number(vip.settings.get('lb_port')?.value ?? 6443) === port;
