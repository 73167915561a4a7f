/** A port that a component of a kubeadm cluster listens on. */
export interface WellKnownPort {
  readonly port: number;
  readonly component: string;
  readonly on: 'control-plane' | 'every-node';
}

/** Source: kubeadm `constants.go`, component defaults; cni.md §6. */
export const WELL_KNOWN_PORTS: readonly WellKnownPort[] = [
  { port: 2379, component: 'etcd (clients)', on: 'control-plane' },
  { port: 2380, component: 'etcd (peers)', on: 'control-plane' },
  { port: 2381, component: 'etcd (metrics)', on: 'control-plane' },
  { port: 10257, component: 'kube-controller-manager', on: 'control-plane' },
  { port: 10259, component: 'kube-scheduler', on: 'control-plane' },
  { port: 10248, component: 'kubelet (healthz)', on: 'every-node' },
  { port: 10249, component: 'kube-proxy (metrics)', on: 'every-node' },
  { port: 10250, component: 'kubelet', on: 'every-node' },
  { port: 10256, component: 'kube-proxy (healthz)', on: 'every-node' },
];

/** Linux `net.ipv4.ip_local_port_range`: what the kernel hands out to outgoing connections. */
export const EPHEMERAL_PORTS = { first: 32768, last: 60999 } as const;
