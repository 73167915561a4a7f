/** A port or protocol that an add-on needs on the nodes. */
export interface AddOnPort {
  readonly protocol: 'tcp' | 'udp' | 'ipip' | 'gre' | 'esp' | 'icmp';
  /** Undefined for protocols without ports. */
  readonly port?: number;
  readonly purpose: string;
  readonly from: 'nodes' | 'own-node' | 'monitoring' | 'routers';
  /** The setting that asks for it; undefined: always. */
  readonly when?: string;
}

/** Software that people add to a cluster, how its files are known, and what it needs of a firewall. */
export interface AddOn {
  readonly name: string;
  /** `type` of its plugin in a CNI list. */
  readonly pluginTypes: readonly string[];
  /** Its DaemonSets, or its static pods. */
  readonly podMakers: readonly string[];
  /** API groups of its objects. */
  readonly groups: readonly string[];
  readonly ports: readonly AddOnPort[];
}

type Row = readonly [
  protocol: AddOnPort['protocol'],
  port: number | undefined,
  from: AddOnPort['from'],
  purpose: string,
  when?: string,
];

const asPort = ([protocol, port, from, purpose, when]: Row): AddOnPort => ({
  protocol,
  from,
  purpose,
  ...(port === undefined ? {} : { port }),
  ...(when === undefined ? {} : { when }),
});

const addOn = (
  name: string,
  { pluginTypes = [], podMakers = [], groups = [] }: Partial<Omit<AddOn, 'name' | 'ports'>>,
  rows: readonly Row[],
): AddOn => ({ name, pluginTypes, podMakers, groups, ports: rows.map(asPort) });

/**
 * Add-ons whose own files say more than this library reads; flannel and the bridge plugin are in `lib/cni`.
 * Source: Calico docs "System requirements"; Cilium docs "Firewall rules"; Antrea `docs/network-requirements.md`;
 * kube-router `docs/`; Weave Net FAQ; MetalLB docs "Requirements"; kube-vip `pkg/kubevip/config_environment.go`.
 */
export const ADD_ONS: readonly AddOn[] = [
  addOn(
    'Calico',
    {
      pluginTypes: ['calico'],
      podMakers: ['calico-node'],
      groups: ['crd.projectcalico.org', 'operator.tigera.io'],
    },
    [
      ['tcp', 179, 'nodes', 'BGP', 'BGP is on'],
      ['ipip', undefined, 'nodes', 'IP in IP', 'ipipMode is not Never'],
      ['udp', 4789, 'nodes', 'VXLAN', 'vxlanMode is not Never'],
      ['udp', 51820, 'nodes', 'WireGuard', 'wireguardEnabled'],
      ['udp', 51821, 'nodes', 'WireGuard over IPv6', 'wireguardEnabledV6'],
      ['tcp', 5473, 'nodes', 'Typha', 'Typha is installed'],
      ['tcp', 9099, 'own-node', 'Felix health'],
      ['tcp', 9091, 'monitoring', 'Felix metrics', 'prometheusMetricsEnabled'],
    ],
  ),
  addOn('Cilium', { pluginTypes: ['cilium-cni'], podMakers: ['cilium'], groups: ['cilium.io'] }, [
    ['udp', 8472, 'nodes', 'VXLAN', 'tunnelProtocol: vxlan'],
    ['udp', 6081, 'nodes', 'Geneve', 'tunnelProtocol: geneve'],
    ['udp', 51871, 'nodes', 'WireGuard', 'encryption.type: wireguard'],
    ['esp', undefined, 'nodes', 'IPsec', 'encryption.type: ipsec'],
    ['tcp', 4240, 'nodes', 'health checks between nodes', 'healthChecking'],
    ['icmp', undefined, 'nodes', 'health checks between nodes', 'healthChecking'],
    ['tcp', 4244, 'nodes', 'Hubble', 'hubble.enabled'],
    ['tcp', 9962, 'monitoring', 'agent metrics', 'prometheus.enabled'],
    ['tcp', 9879, 'own-node', 'agent health'],
  ]),
  addOn('Weave Net', { pluginTypes: ['weave-net'], podMakers: ['weave-net'] }, [
    ['tcp', 6783, 'nodes', 'control'],
    ['udp', 6783, 'nodes', 'sleeve'],
    ['udp', 6784, 'nodes', 'fast datapath'],
    ['tcp', 6781, 'monitoring', 'network policy metrics'],
    ['tcp', 6782, 'monitoring', 'metrics'],
  ]),
  addOn('kube-router', { podMakers: ['kube-router'] }, [
    ['tcp', 179, 'nodes', 'BGP'],
    ['ipip', undefined, 'nodes', 'IP in IP', 'nodes of several subnets'],
    ['udp', 5555, 'nodes', 'FoU', 'overlay-encap: fou'],
    ['tcp', 20244, 'own-node', 'health'],
  ]),
  addOn(
    'Antrea',
    { pluginTypes: ['antrea'], podMakers: ['antrea-agent'], groups: ['crd.antrea.io'] },
    [
      ['udp', 6081, 'nodes', 'Geneve', 'tunnelType: geneve'],
      ['udp', 4789, 'nodes', 'VXLAN', 'tunnelType: vxlan'],
      ['gre', undefined, 'nodes', 'GRE', 'tunnelType: gre'],
      ['udp', 51820, 'nodes', 'WireGuard', 'trafficEncryptionMode: wireGuard'],
      ['esp', undefined, 'nodes', 'IPsec', 'trafficEncryptionMode: ipsec'],
      ['tcp', 10349, 'nodes', 'antrea-controller'],
      ['tcp', 10350, 'nodes', 'antrea-agent'],
      ['tcp', 10351, 'nodes', 'membership of agents'],
      ['udp', 10351, 'nodes', 'membership of agents'],
    ],
  ),
  addOn('MetalLB', { podMakers: ['speaker', 'metallb-speaker'], groups: ['metallb.io'] }, [
    ['tcp', 7946, 'nodes', 'membership of speakers', 'layer 2'],
    ['udp', 7946, 'nodes', 'membership of speakers', 'layer 2'],
    ['tcp', 179, 'routers', 'BGP', 'BGPPeer'],
    ['udp', 3784, 'routers', 'BFD', 'bfdProfile'],
    ['tcp', 7472, 'monitoring', 'metrics', 'MetalLB 0.15 and older'],
    ['tcp', 9120, 'monitoring', 'metrics', 'MetalLB 0.16 and later'],
  ]),
  addOn('kube-vip', { podMakers: ['kube-vip', 'kube-vip-ds'] }, [
    ['tcp', 179, 'routers', 'BGP', 'bgp_enable'],
    ['tcp', 2112, 'monitoring', 'metrics', 'prometheus_server'],
  ]),
];
