/**
 * What kubeadm and kube-apiserver fill in when nobody says otherwise.
 * Source: kubeadm `apis/kubeadm/v1beta4/defaults.go`, `constants.go`; kube-apiserver `options.go` [run].
 */
export const KUBEADM_DEFAULTS = {
  serviceSubnet: '10.96.0.0/12',
  dnsDomain: 'cluster.local',
  bindPort: 6443,
  clusterName: 'kubernetes',
  certificatesDir: '/etc/kubernetes/pki',
  imageRepository: 'registry.k8s.io',
  admissionPlugins: ['NodeRestriction'],
  etcdDataDir: '/var/lib/etcd',
  schedulerKubeconfig: '/etc/kubernetes/scheduler.conf',
} as const;

/** kube-apiserver `--service-node-port-range`; kubeadm does not write the flag. */
export const DEFAULT_NODE_PORT_RANGE = { first: 30000, last: 32767 } as const;

/** kube-controller-manager `--node-cidr-mask-size-ipv4/-ipv6`. */
export const DEFAULT_NODE_MASK = { IPv4: 24, IPv6: 64 } as const;

/** Index of the kube-dns address in the first service range (kubeadm `GetDNSIP`). */
export const DNS_ADDRESS_INDEX = 10n;

/** Index of the `kubernetes` Service's address in the first service range. */
export const API_ADDRESS_INDEX = 1n;

/** KubeletConfiguration.maxPods. */
export const DEFAULT_MAX_PODS = 110;
