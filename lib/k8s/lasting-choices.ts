/** How far a change reaches once a cluster runs. */
export type Reach = 'cluster' | 'nodes' | 'objects' | 'steps';

/** Something that `kubeadm init` or the first object settles, and that an edited file does not change. */
export interface LastingChoice {
  /** Stands in addresses of the page and in reports: it never changes. */
  readonly id: string;
  /** What people call it. */
  readonly what: string;
  /** Where it is written. */
  readonly fields: readonly string[];
  /** Who holds on to the old value, and what a changed file leads to. */
  readonly keptBy: string;
  readonly reach: Reach;
  /** What to do instead, in order. */
  readonly recovery: readonly string[];
}

const REJOIN =
  'per node: kubectl drain NODE, kubectl delete node NODE, kubeadm reset on it, kubeadm join again';
const REISSUE =
  'move apiserver.crt and apiserver.key in /etc/kubernetes/pki away and run `kubeadm init phase certs apiserver --config kubeadm.yaml` on every control plane';

/**
 * Source: kubernetes pkg/apis/core/validation (ValidateNodeUpdate, ValidateServiceUpdate),
 * kube-controller-manager pkg/controller/nodeipam, kubeadm docs "Reconfiguring a kubeadm cluster",
 * kubernetes.io "Extend Service IP Ranges".
 */
export const LASTING_CHOICES = [
  {
    id: 'pod-range',
    what: 'Pod range',
    fields: ['networking.podSubnet', 'controllerManager.extraArgs cluster-cidr'],
    keptBy:
      'Every node keeps the podCIDRs it was given: kube-apiserver takes them once. kubeadm upgrade ignores the edited range; a kube-controller-manager that is told the new one exits as long as a node lies outside it.',
    reach: 'cluster',
    recovery: [
      'build a second cluster beside this one and move the workloads',
      'or change podSubnet in the ConfigMap kubeadm-config, --cluster-cidr in the manifest of kube-controller-manager, clusterCIDR in the ConfigMap kube-proxy and the pool of the network add-on together, then',
      REJOIN,
    ],
  },
  {
    id: 'node-mask',
    what: 'Size of the node blocks',
    fields: ['controllerManager.extraArgs node-cidr-mask-size, -ipv4, -ipv6'],
    keptBy:
      'Nodes keep blocks of the old size, and kube-controller-manager counts both sizes in one range.',
    reach: 'nodes',
    recovery: [REJOIN],
  },
  {
    id: 'service-range',
    what: 'Service range',
    fields: ['networking.serviceSubnet', 'apiServer.extraArgs service-cluster-ip-range'],
    keptBy:
      'Services keep their clusterIP, the certificate of kube-apiserver has the first address, and every kubelet has the address of kube-dns.',
    reach: 'cluster',
    recovery: [
      'to have more addresses (Kubernetes 1.33 and later): add a ServiceCIDR object, and change nothing here',
      'to have others: create a ServiceCIDR with the new range, delete and create every Service again, kubernetes and kube-dns included',
      REISSUE,
      'write the new address of kube-dns into clusterDNS of the ConfigMap kubelet-config and of /var/lib/kubelet/config.yaml on every node, and restart the kubelets',
    ],
  },
  {
    id: 'second-family',
    what: 'Second address family',
    fields: ['networking.podSubnet', 'networking.serviceSubnet'],
    keptBy:
      'Existing Services stay with one family until their ipFamilyPolicy is changed, and nodes with one podCIDR.',
    reach: 'nodes',
    recovery: [
      'append the second range to --cluster-cidr and --service-cluster-ip-range, never before the first one',
      'give every kubelet both addresses in --node-ip',
      REJOIN,
      'set ipFamilyPolicy: PreferDualStack on the Services that are to have both',
    ],
  },
  {
    id: 'primary-family',
    what: 'Primary address family',
    fields: ['the first range of networking.serviceSubnet'],
    keptBy:
      'kube-apiserver exits when the first family is not that of its own address, and the first address of a Service never changes.',
    reach: 'cluster',
    recovery: ['build a second cluster beside this one and move the workloads'],
  },
  {
    id: 'cluster-domain',
    what: 'Cluster domain',
    fields: ['networking.dnsDomain', 'KubeletConfiguration clusterDomain'],
    keptBy:
      'It is in the issuer of every service account token, in the certificate of kube-apiserver, in the Corefile and in the configuration of every kubelet.',
    reach: 'steps',
    recovery: [
      'give kube-apiserver the new and then the old --service-account-issuer, until every token is renewed',
      REISSUE,
      'change the domain in the ConfigMap coredns (both domains may stand side by side)',
      'change clusterDomain in the ConfigMap kubelet-config and on every node, and restart kubelets and pods',
    ],
  },
  {
    id: 'advertise-address',
    what: 'Address of a control plane',
    fields: ['localAPIEndpoint.advertiseAddress', 'localAPIEndpoint.bindPort'],
    keptBy: 'It is the peer address of its etcd member and in its certificates and manifests.',
    reach: 'nodes',
    recovery: [
      'take the control plane out: kubectl drain NODE, kubeadm reset on it (it leaves etcd), kubectl delete node NODE',
      'join it again under the new address; with a single control plane: back up etcd and build the cluster anew',
    ],
  },
  {
    id: 'node-address',
    what: 'Address of a node',
    fields: ['nodeRegistration.kubeletExtraArgs node-ip'],
    keptBy:
      'The kubelet takes it from its arguments, which kubeadm writes at init and join only; routes of the bridge plugin, load balancers and firewalls have the old one.',
    reach: 'nodes',
    recovery: [
      'change --node-ip in /var/lib/kubelet/kubeadm-flags.env of the node and restart its kubelet',
      'bring the files of the other nodes (pod-routes.sh) up to date',
    ],
  },
  {
    id: 'endpoint',
    what: 'Endpoint of the control plane',
    fields: ['controlPlaneEndpoint'],
    keptBy:
      'It is in the certificate of kube-apiserver, in every kubeconfig, in kubeadm-config and in cluster-info. kubeadm does not turn a cluster without one into a highly available one.',
    reach: 'steps',
    recovery: [
      'add the new name to apiServer.certSANs in the ConfigMap kubeadm-config',
      REISSUE,
      'change controlPlaneEndpoint in kubeadm-config and server in the ConfigMap cluster-info (namespace kube-public)',
      'change server in /etc/kubernetes/*.conf of every node and in the kubeconfigs of people, and in the ConfigMap kube-proxy',
    ],
  },
  {
    id: 'etcd-topology',
    what: 'Where etcd runs',
    fields: ['etcd.local', 'etcd.external'],
    keptBy: 'kubeadm upgrade keeps the manifests it finds; nothing moves the data.',
    reach: 'cluster',
    recovery: [
      'take a snapshot: etcdctl snapshot save, and restore it in the new etcd with etcdutl snapshot restore',
      'stop every kube-apiserver, change --etcd-servers and the certificates in its manifest, start it again',
    ],
  },
  {
    id: 'etcd-data-dir',
    what: 'Folder of etcd',
    fields: ['etcd.local.dataDir'],
    keptBy: 'kubeadm upgrade keeps the manifest it finds, and the data stays where it is.',
    reach: 'steps',
    recovery: [
      'on one control plane after the other: move /etc/kubernetes/manifests/etcd.yaml away, move the folder, change hostPath and --data-dir in the manifest, move it back',
      'change dataDir in the ConfigMap kubeadm-config',
    ],
  },
  {
    id: 'certificates-dir',
    what: 'Folder of the certificates',
    fields: ['certificatesDir'],
    keptBy: 'kubeadm looks for its CA there and makes a new one where there is none.',
    reach: 'steps',
    recovery: [
      'move the folder on every control plane, change the paths in the manifests and in the ConfigMap kubeadm-config',
    ],
  },
  {
    id: 'cluster-name',
    what: 'Name of the cluster',
    fields: ['clusterName'],
    keptBy: 'It stands in kubeconfigs and in --cluster-name of kube-controller-manager.',
    reach: 'steps',
    recovery: [
      'change it in the ConfigMap kubeadm-config and in the manifest of kube-controller-manager; kubeconfigs keep the old name and work on',
    ],
  },
  {
    id: 'node-name',
    what: 'Name of a node',
    fields: ['nodeRegistration.name'],
    keptBy: 'It is the name of the Node object and in the certificate of its kubelet.',
    reach: 'nodes',
    recovery: [REJOIN],
  },
  {
    id: 'node-role',
    what: 'Role of a node',
    fields: ['JoinConfiguration controlPlane'],
    keptBy: 'kubeadm decides at join what runs on the node.',
    reach: 'nodes',
    recovery: [REJOIN],
  },
  {
    id: 'cri-socket',
    what: 'Container runtime of a node',
    fields: ['nodeRegistration.criSocket'],
    keptBy:
      "It is in the kubelet's arguments or instance configuration and in an annotation of the Node, which kubeadm upgrade reads.",
    reach: 'nodes',
    recovery: [
      'kubectl drain NODE, change the runtime, then --container-runtime-endpoint in /var/lib/kubelet/kubeadm-flags.env (from 1.34 on containerRuntimeEndpoint in /var/lib/kubelet/instance-config.yaml) and the annotation kubeadm.alpha.kubernetes.io/cri-socket, restart the kubelet, kubectl uncordon NODE',
    ],
  },
  {
    id: 'cgroup-driver',
    what: 'cgroup driver',
    fields: ['KubeletConfiguration cgroupDriver'],
    keptBy: 'Running pods live in control groups of the old driver.',
    reach: 'nodes',
    recovery: [
      'per node: kubectl drain NODE, change the kubelet and the runtime together, restart both, kubectl uncordon NODE',
    ],
  },
  {
    id: 'node-port-range',
    what: 'Node port range',
    fields: ['apiServer.extraArgs service-node-port-range'],
    keptBy: 'Ports outside the new range go on working; kube-apiserver complains of them.',
    reach: 'steps',
    recovery: [
      'change the flag in the manifest of every kube-apiserver and in the ConfigMap kubeadm-config',
      'create the Services with ports outside the new range again',
    ],
  },
  {
    id: 'service-address',
    what: 'Address of a Service, its first family, its load balancer class',
    fields: ['Service spec.clusterIP', 'spec.ipFamilies[0]', 'spec.loadBalancerClass'],
    keptBy: 'kube-apiserver refuses the change.',
    reach: 'objects',
    recovery: ['delete the Service and create it again'],
  },
] as const satisfies readonly LastingChoice[];

export type LastingChoiceId = (typeof LASTING_CHOICES)[number]['id'];
