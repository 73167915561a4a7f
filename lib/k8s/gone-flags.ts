/**
 * Where flags went that people still copy from old pages: those that something takes the place of,
 * and those that were gone before the first minor known here.
 * Source: CHANGELOG of 1.17 to 1.37, "removed flags" of each component.
 */
const WHEREABOUTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'kube-apiserver': {
    'basic-auth-file':
      'remove it; use client certificates, OIDC or service accounts (gone since 1.19)',
    'cloud-config': 'remove it; the cloud controller manager keeps its own',
    'cloud-provider': 'remove it; the kubelet and the cloud controller manager keep theirs',
    'experimental-encryption-provider-config': 'name: encryption-provider-config',
    'insecure-bind-address': 'remove it; there is no port without TLS since 1.20',
    'insecure-port': 'remove it; there is no port without TLS since 1.20',
    'kubelet-https': 'remove it; the kubelet is always asked by https (gone since 1.22)',
    'service-account-api-audiences': 'name: api-audiences',
    'target-ram-mb': 'remove it; the size of caches follows the cluster',
    'tls-ca-file': 'name: client-ca-file',
  },
  'kube-controller-manager': {
    address: 'name: bind-address',
    'deployment-controller-sync-period': 'remove it; it had no effect',
    'enable-taint-manager': 'remove it; taints always evict (gone since 1.27)',
    'experimental-cluster-signing-duration': 'name: cluster-signing-duration',
    'horizontal-pod-autoscaler-use-rest-clients': 'remove it; it is always so',
    'pod-eviction-timeout': 'remove it; pods carry tolerationSeconds (gone since 1.27)',
    port: 'name: secure-port',
  },
  'kube-scheduler': {
    address: 'name: bind-address',
    'algorithm-provider': 'remove it; profiles stand in the file of --config (gone since 1.23)',
    'policy-config-file': 'name: config, with a KubeSchedulerConfiguration (gone since 1.23)',
    'policy-configmap': 'name: config, with a KubeSchedulerConfiguration (gone since 1.23)',
    port: 'name: secure-port',
    'scheduler-name': 'name: config, with a profile of that schedulerName',
  },
  kubelet: {
    'allow-privileged': 'remove it; Pod Security admission decides',
    'cni-bin-dir': 'set the folders in the configuration of the container runtime',
    'cni-conf-dir': 'set the folders in the configuration of the container runtime',
    'container-runtime': 'remove it; there is none but remote (gone since 1.27)',
    'docker-endpoint': 'criSocket: unix:///run/cri-dockerd.sock, with cri-dockerd',
    'dynamic-config-dir':
      'remove it; kubeadm writes /var/lib/kubelet/config.yaml (gone since 1.24)',
    'experimental-bootstrap-kubeconfig': 'name: bootstrap-kubeconfig',
    'image-pull-progress-deadline': 'remove it; it was for dockershim (gone since 1.24)',
    'iptables-drop-bit': 'remove it; it had no effect',
    'iptables-masquerade-bit': 'remove it; kube-proxy has its own',
    'keep-terminated-pod-volumes': 'remove it; it had no effect',
    'network-plugin': 'remove it; the container runtime runs CNI (gone since 1.24)',
    'network-plugin-mtu': 'set the MTU in the configuration of the network add-on',
    'non-masquerade-cidr': 'remove it; the network add-on masquerades (gone since 1.24)',
    'pod-infra-container-image':
      'set the pause image in the configuration of the container runtime',
    'register-schedulable': 'registerWithTaints, or taints in nodeRegistration',
    'seccomp-profile-root': 'remove it; profiles are in /var/lib/kubelet/seccomp',
  },
};

/** klog kept only v and vmodule in 1.26. */
const LOG_FLAGS: ReadonlySet<string> = new Set([
  'add-dir-header',
  'alsologtostderr',
  'log-backtrace-at',
  'log-dir',
  'log-file',
  'log-file-max-size',
  'logtostderr',
  'one-output',
  'skip-headers',
  'skip-log-headers',
  'stderrthreshold',
]);

/** What to do instead; undefined for flags that nobody knew. */
export const whereFlagWent = (component: string, name: string): string | undefined =>
  WHEREABOUTS[component]?.[name] ??
  (component !== 'etcd' && LOG_FLAGS.has(name)
    ? 'remove it; components log to stderr only (gone since 1.26)'
    : undefined);
