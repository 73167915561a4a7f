interface KubeVipParts {
  readonly env?: Readonly<Record<string, string>>;
  /** @default 'admin.conf' */
  readonly credentials?: string;
  /** @default 'v1.2.3' */
  readonly release?: string;
}

/** The static pod of kube-vip on one node; the API's address is 192.168.56.9 by ARP. */
export const kubeVipExample = ({
  env = {},
  credentials = 'admin.conf',
  release = 'v1.2.3',
}: KubeVipParts = {}): string =>
  [
    'apiVersion: v1',
    'kind: Pod',
    'metadata: { name: kube-vip, namespace: kube-system }',
    'spec:',
    '  hostNetwork: true',
    '  containers:',
    '    - name: kube-vip',
    `      image: ghcr.io/kube-vip/kube-vip:${release}`,
    '      args: [manager]',
    '      env:',
    ...Object.entries({ ...PLAIN, ...env }).map(
      ([name, value]) => `        - { name: ${name}, value: ${JSON.stringify(value)} }`,
    ),
    '      volumeMounts: [{ name: kubeconfig, mountPath: /etc/kubernetes/admin.conf }]',
    '  volumes:',
    `    - { name: kubeconfig, hostPath: { path: /etc/kubernetes/${credentials} } }`,
    '',
  ].join('\n');

const PLAIN = {
  vip_arp: 'true',
  vip_interface: 'eth1',
  cp_enable: 'true',
  cp_namespace: 'kube-system',
  vip_leaderelection: 'true',
  vip_leaseduration: '5',
  vip_renewdeadline: '3',
  vip_retryperiod: '1',
  address: '192.168.56.9',
  port: '6443',
};

interface FirstNode {
  readonly controlPlaneEndpoint?: string;
  readonly kubernetesVersion?: string;
  /** Lines of the InitConfiguration. */
  readonly init?: readonly string[];
}

/** The kubeadm file of the first node, in the same folder. */
export const besideInit = ({
  controlPlaneEndpoint = '192.168.56.9:6443',
  kubernetesVersion = 'v1.28.15',
  init = [],
}: FirstNode = {}) => ({
  beside: [
    {
      file: 'kubeadm.yaml',
      text: [
        'apiVersion: kubeadm.k8s.io/v1beta3',
        'kind: InitConfiguration',
        'localAPIEndpoint: { advertiseAddress: 192.168.56.10 }',
        ...init,
        '---',
        'apiVersion: kubeadm.k8s.io/v1beta3',
        'kind: ClusterConfiguration',
        `kubernetesVersion: ${kubernetesVersion}`,
        `controlPlaneEndpoint: ${controlPlaneEndpoint}`,
        '',
      ].join('\n'),
    },
  ],
});

/** The pools of kube-vip-cloud-provider; the lines are those below `data:`. */
export const kubeVipPoolsExample = (...data: readonly string[]): string =>
  [
    'apiVersion: v1',
    'kind: ConfigMap',
    'metadata: { name: kubevip, namespace: kube-system }',
    'data:',
    ...data.map((line) => `  ${line}`),
    '',
  ].join('\n');
