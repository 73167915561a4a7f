import type { PortUse } from '../../k8s/listener';

/** Who opens connections to a port, and what for. */
export interface Callers {
  readonly from: readonly string[];
  readonly why: string;
  /** Only where several control planes talk to each other. */
  readonly needsSeveral?: true;
}

/** By what the port is for. */
export const CALLERS: Readonly<Record<PortUse, Callers>> = {
  api: { from: ['nodes', 'pods', 'clients'], why: 'the Kubernetes API' },
  'etcd-clients': {
    from: ['control planes'],
    why: 'kubeadm reads the members when a control plane joins',
    needsSeveral: true,
  },
  'etcd-peers': { from: ['control planes'], why: 'etcd replicates', needsSeveral: true },
  'kubelet-api': { from: ['control planes', 'pods'], why: 'logs, exec, metrics-server' },
  'load-balancer-health': {
    from: ['load balancers'],
    why: 'whether a node takes traffic of a Service',
  },
  'pod-network': { from: ['nodes'], why: 'packets between pods' },
  metrics: { from: ['monitoring'], why: 'metrics' },
  'own-node': { from: [], why: 'probes of its own node' },
};
