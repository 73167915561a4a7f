interface ClusterParts {
  readonly pods?: string | null;
  readonly services?: string;
  /** @default '1.36.4' */
  readonly version?: string;
  /** @default 'v1beta4' */
  readonly api?: 'v1beta3' | 'v1beta4';
  /** Lines of the ClusterConfiguration. */
  readonly lines?: readonly string[];
}

/** A ClusterConfiguration; `pods: null` leaves podSubnet out. */
export function cluster({
  pods = '10.244.0.0/16',
  services,
  version = '1.36.4',
  api = 'v1beta4',
  lines = [],
}: ClusterParts = {}): string {
  const networking = [
    ...(pods === null ? [] : [`  podSubnet: ${pods}`]),
    ...(services ? [`  serviceSubnet: ${services}`] : []),
  ];
  return [
    `apiVersion: kubeadm.k8s.io/${api}`,
    'kind: ClusterConfiguration',
    `kubernetesVersion: v${version}`,
    ...lines,
    ...(networking.length > 0 ? ['networking:', ...networking] : []),
    '',
  ].join('\n');
}

/** An InitConfiguration for cp1 that advertises the address. */
export const init = (
  address: string,
  {
    api = 'v1beta4',
    lines = [],
    port,
  }: Pick<ClusterParts, 'api' | 'lines'> & { port?: number } = {},
): string =>
  [
    `apiVersion: kubeadm.k8s.io/${api}`,
    'kind: InitConfiguration',
    'localAPIEndpoint:',
    `  advertiseAddress: "${address}"`,
    ...(port === undefined ? [] : [`  bindPort: ${port}`]),
    ...(lines.length > 0 ? lines : ['nodeRegistration:', '  name: cp1']),
    '',
  ].join('\n');

/** A worker that joins through the endpoint and knows the CA by its hash. */
export const join = (name: string, endpoint = '192.168.1.10:6443', api = 'v1beta4'): string =>
  [
    `apiVersion: kubeadm.k8s.io/${api}`,
    'kind: JoinConfiguration',
    'nodeRegistration:',
    `  name: ${name}`,
    'discovery:',
    '  bootstrapToken:',
    `    apiServerEndpoint: ${endpoint}`,
    '    token: abcdef.0123456789abcdef',
    `    caCertHashes: ["sha256:${'0123456789abcdef'.repeat(4)}"]`,
    '',
  ].join('\n');

export const documents = (...texts: readonly string[]): string => texts.join('---\n');

const GROUPS = {
  KubeletConfiguration: 'kubelet.config.k8s.io/v1beta1',
  KubeProxyConfiguration: 'kubeproxy.config.k8s.io/v1alpha1',
} as const;

export const config = (kind: keyof typeof GROUPS, ...lines: readonly string[]): string =>
  [`apiVersion: ${GROUPS[kind]}`, `kind: ${kind}`, ...lines, ''].join('\n');

/** Extra arguments in the list of v1beta4 or the map of v1beta3. */
export const args = (
  component: string,
  given: Readonly<Record<string, string>>,
  api: 'v1beta3' | 'v1beta4' = 'v1beta4',
): string[] => [
  `${component}:`,
  '  extraArgs:',
  ...Object.entries(given).flatMap(([name, value]) =>
    api === 'v1beta3'
      ? [`    ${name}: "${value}"`]
      : [`    - name: ${name}`, `      value: "${value}"`],
  ),
];

export const service = (name: string, ...spec: readonly string[]): string =>
  [
    'apiVersion: v1',
    'kind: Service',
    'metadata:',
    `  name: ${name}`,
    '  namespace: default',
    'spec:',
    ...spec.map((line) => `  ${line}`),
    '  ports:',
    '    - port: 80',
    '',
  ].join('\n');

export const flannel = (network: string, more = ''): string =>
  `apiVersion: v1
kind: ConfigMap
metadata:
  name: kube-flannel-cfg
  namespace: kube-flannel
data:
  net-conf.json: |
    {"Network": "${network}"${more}, "Backend": {"Type": "vxlan"}}
`;

export const calicoOperator = (cidr: string): string => `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
  calicoNetwork:
    ipPools:
      - cidr: ${cidr}
        encapsulation: VXLANCrossSubnet
`;

export const calicoManifest = (cidr: string): string => `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: calico-node
  namespace: kube-system
spec:
  selector:
    matchLabels:
      k8s-app: calico-node
  template:
    metadata:
      labels:
        k8s-app: calico-node
    spec:
      hostNetwork: true
      containers:
        - name: calico-node
          image: docker.io/calico/node:v3.30.0
          env:
            - name: CALICO_IPV4POOL_CIDR
              value: ${cidr}
`;

/** `nodeRegistration` of cp1 with one argument of the kubelet. */
export const kubeletArgument = (name: string, value: string): string[] => [
  'nodeRegistration:',
  '  name: cp1',
  '  kubeletExtraArgs:',
  `    - name: ${name}`,
  `      value: "${value}"`,
];

/** `etcd.external` with these endpoints, a flow sequence. */
export const externalEtcd = (endpoints: string): string[] => [
  'etcd:',
  '  external:',
  `    endpoints: ${endpoints}`,
  '    caFile: /etc/kubernetes/pki/etcd/ca.crt',
  '    certFile: /etc/kubernetes/pki/apiserver-etcd-client.crt',
  '    keyFile: /etc/kubernetes/pki/apiserver-etcd-client.key',
];

/** The ConfigMap of CoreDNS, which passes on to that server. */
export const coreDns = (server: string): string => `apiVersion: v1
kind: ConfigMap
metadata:
  name: coredns
  namespace: kube-system
data:
  Corefile: |
    .:53 {
        kubernetes cluster.local in-addr.arpa ip6.arpa
        forward . ${server}
        loop
    }
`;
