import type { ClusterHub, EtcdHub, NodeFileHub, NodeHub } from '../../../lib/emit/kubeadm/hub';
import { LateBound } from '../../../lib/emit/kubeadm/late-bound';

/** Every field filled in: a new field of the hub does not compile until it stands here. */
type Full<T> = T extends LateBound | string | number | boolean
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Full<Item>[]
    : { readonly [Key in keyof T]-?: Full<Exclude<T[Key], undefined>> };

const VARIABLE = {
  name: 'GOGC',
  value: '50',
  valueFrom: {
    fieldRef: { apiVersion: 'v1', fieldPath: 'status.hostIP' },
    resourceFieldRef: { containerName: 'a', divisor: '1', resource: 'limits.cpu' },
  },
};

const component = (name: string) => ({
  extraArgs: [
    { name: 'v', value: '2' },
    { name: 'v', value: '4' },
  ],
  extraEnvs: [VARIABLE],
  extraVolumes: [
    { name, hostPath: '/srv', mountPath: '/mnt', readOnly: true, pathType: 'Directory' },
  ],
});

export const LOCAL_ETCD: Full<Extract<EtcdHub, { local: unknown }>> = {
  local: {
    dataDir: '/data/etcd',
    extraArgs: [{ name: 'snapshot-count', value: '5000' }],
    extraEnvs: [VARIABLE],
    serverCertSans: ['etcd.example.com'],
    peerCertSans: ['10.0.0.5'],
    imageRepository: 'registry.example.com',
    imageTag: '3.5.21-0',
  },
};

export const EXTERNAL_ETCD: Full<Extract<EtcdHub, { external: unknown }>> = {
  external: {
    endpoints: ['https://10.0.0.5:2379'],
    httpEndpoints: ['http://10.0.0.5:2381'],
    caFile: '/etc/etcd/ca.crt',
    certFile: '/etc/etcd/client.crt',
    keyFile: '/etc/etcd/client.key',
  },
};

const CLUSTER: Full<Omit<ClusterHub, 'etcd'>> = {
  clusterName: 'lab',
  kubernetesVersion: 'v1.36.4',
  controlPlaneEndpoint: 'api.example.com:6443',
  networking: {
    podSubnets: ['10.244.0.0/16', 'fd00:244::/56'],
    serviceSubnets: ['10.96.0.0/16', 'fd00:96::/112'],
    dnsDomain: 'cluster.local',
  },
  apiServer: { ...component('api'), certSans: ['api.example.com'] },
  controllerManager: component('kcm'),
  scheduler: component('scheduler'),
  imageRepository: 'registry.example.com',
  certificatesDir: '/srv/pki',
  featureGates: { NodeLocalCRISocket: true },
  encryptionAlgorithm: 'RSA-4096',
  certificateValidityPeriod: '4380h0m0s',
  caCertificateValidityPeriod: '43800h0m0s',
  dns: { disabled: true, imageRepository: 'registry.example.com/dns', imageTag: 'v1' },
  proxy: { disabled: true },
};

const NODE: Full<Omit<NodeHub, 'role'>> = {
  name: 'cp1',
  advertiseAddress: '192.168.56.10',
  bindPort: 6443,
  nodeIps: ['192.168.56.10', 'fd00:56::10'],
  criSocket: 'unix:///run/containerd/containerd.sock',
  taints: [{ key: 'node-role.kubernetes.io/control-plane', value: 'x', effect: 'NoSchedule' }],
  kubeletExtraArgs: [{ name: 'v', value: '2' }],
  ignorePreflightErrors: ['Swap'],
  imagePullPolicy: 'Always',
  imagePullSerial: false,
  patchesDirectory: '/etc/kubernetes/patches',
  skipPhases: ['show-join-command'],
  timeouts: {
    controlPlaneComponentHealthCheck: '1m0s',
    kubeletHealthCheck: '2m0s',
    kubernetesAPICall: '3m0s',
    etcdAPICall: '4m0s',
    tlsBootstrap: '5m0s',
    discovery: '6m0s',
    upgradeManifests: '7m0s',
  },
  dryRun: true,
  bootstrapTokens: [
    {
      token: LateBound.bootstrapToken,
      description: 'workers',
      ttl: '1h0m0s',
      usages: ['signing'],
      groups: ['system:bootstrappers:kubeadm:default-node-token'],
    },
  ],
  discovery: {
    bootstrapToken: {
      apiServerEndpoint: 'api.example.com:6443',
      token: LateBound.bootstrapToken,
      caCertHashes: [LateBound.caCertHash],
      unsafeSkipCaVerification: true,
    },
    file: { kubeConfigPath: '/etc/kubernetes/cluster-info.conf' },
    tlsBootstrapToken: LateBound.bootstrapToken,
  },
  caCertPath: '/etc/kubernetes/pki/ca.crt',
  certificateKey: LateBound.certificateKey,
};

const CHOICES = {
  allowExperimentalUpgrades: true,
  allowRcUpgrades: true,
  dryRun: true,
  etcdUpgrade: false,
  printConfig: true,
};

const OPERATIONS: Full<Pick<NodeFileHub, 'upgrade' | 'reset'>> = {
  upgrade: {
    apply: { ...CHOICES, certificateRenewal: false, forceUpgrade: true, skipPhases: ['addon'] },
    node: { certificateRenewal: false, dryRun: true, etcdUpgrade: false, skipPhases: ['addon'] },
    plan: CHOICES,
    diff: { contextLines: 5 },
  },
  reset: {
    certificatesDir: '/srv/pki',
    cleanupTmpDir: true,
    dryRun: true,
    force: true,
    skipPhases: ['cleanup-node'],
    unmountFlags: ['MNT_DETACH'],
  },
};

export const fullHub = (role: NodeHub['role'], etcd: EtcdHub = LOCAL_ETCD): NodeFileHub => ({
  cluster: { ...CLUSTER, etcd },
  node: { ...NODE, role },
  ...OPERATIONS,
  kubelet: { maxPods: 64 },
  kubeProxy: { mode: 'nftables' },
});
