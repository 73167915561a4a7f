import type { PortUse } from './listener';

/** A port that a component of a kubeadm cluster listens on. */
export interface WellKnownPort {
  readonly port: number;
  readonly component: string;
  readonly on: 'control-plane' | 'every-node';
  readonly use: PortUse;
  /** As kubeadm starts it. */
  readonly boundTo: 'every address' | 'its address' | '127.0.0.1';
  /** The flag or field that moves it. */
  readonly changedBy: string;
}

type Row = readonly [
  port: number,
  component: string,
  use: PortUse,
  boundTo: WellKnownPort['boundTo'],
  changedBy: string,
];

const on = (where: WellKnownPort['on'], rows: readonly Row[]): WellKnownPort[] =>
  rows.map(([port, component, use, boundTo, changedBy]) => ({
    port,
    component,
    on: where,
    use,
    boundTo,
    changedBy,
  }));

/** Source: kubeadm `constants.go`, component defaults; cni.md §6. */
export const WELL_KNOWN_PORTS: readonly WellKnownPort[] = [
  ...on('control-plane', [
    [
      2379,
      'etcd (clients)',
      'etcd-clients',
      'its address',
      'etcd.local.extraArgs listen-client-urls',
    ],
    [2380, 'etcd (peers)', 'etcd-peers', 'its address', 'etcd.local.extraArgs listen-peer-urls'],
    [2381, 'etcd (metrics)', 'metrics', '127.0.0.1', 'etcd.local.extraArgs listen-metrics-urls'],
    [
      10257,
      'kube-controller-manager',
      'metrics',
      '127.0.0.1',
      'controllerManager.extraArgs secure-port, bind-address',
    ],
    [
      10259,
      'kube-scheduler',
      'metrics',
      '127.0.0.1',
      'scheduler.extraArgs secure-port, bind-address',
    ],
  ]),
  ...on('every-node', [
    [
      10248,
      'kubelet (healthz)',
      'own-node',
      '127.0.0.1',
      'KubeletConfiguration healthzPort, healthzBindAddress',
    ],
    [
      10249,
      'kube-proxy (metrics)',
      'metrics',
      '127.0.0.1',
      'KubeProxyConfiguration metricsBindAddress',
    ],
    [10250, 'kubelet', 'kubelet-api', 'every address', 'KubeletConfiguration port, address'],
    [
      10256,
      'kube-proxy (healthz)',
      'load-balancer-health',
      'every address',
      'KubeProxyConfiguration healthzBindAddress',
    ],
  ]),
];

/** Linux `net.ipv4.ip_local_port_range`: what the kernel hands out to outgoing connections. */
export const EPHEMERAL_PORTS = { first: 32768, last: 60999 } as const;
