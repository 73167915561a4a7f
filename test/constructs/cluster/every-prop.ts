import {
  CloudProvider,
  ClusterNetwork,
  type ControlPlaneComponentProps,
  type ControlPlaneNodeProps,
  Discovery,
  Etcd,
  KubeadmApp,
  KubeadmCluster,
  type KubeadmClusterProps,
  Patch,
  PatchTarget,
  type TimeoutProps,
} from '../../../lib';

/** Every prop given: what is left out of these does not compile. */
type Every<T> = Required<T>;

const COMPONENT: Every<ControlPlaneComponentProps> = {
  extraArgs: [{ name: 'v', value: '2' }],
  extraEnvs: [
    { name: 'GOGC', value: '75' },
    { name: 'IP', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'status.hostIP' } } },
    {
      name: 'MEMORY',
      valueFrom: {
        resourceFieldRef: { containerName: 'a', divisor: '1Mi', resource: 'limits.memory' },
      },
    },
  ],
  extraVolumes: [
    { name: 'x', hostPath: '/x', mountPath: '/y', readOnly: true, pathType: 'Directory' },
  ],
};

const TIMEOUTS: Every<TimeoutProps> = {
  controlPlaneComponentHealthCheck: '1m0s',
  kubeletHealthCheck: '1m0s',
  kubernetesAPICall: '1m0s',
  etcdAPICall: '1m0s',
  tlsBootstrap: '1m0s',
  discovery: '1m0s',
  upgradeManifests: '1m0s',
};

type Given = Omit<
  Every<KubeadmClusterProps>,
  'network' | 'cni' | 'kubeVip' | 'kubernetesVersion' | 'kubeadmVersion' | 'kubelet' | 'kubeProxy'
>;

const CLUSTER: Omit<Given, 'etcd' | 'discovery' | 'upgradeFrom'> = {
  cloudProvider: CloudProvider.external(),
  containerd: { version: '2.1', registryConfigPath: '/srv/registries', cniBinDir: '/srv/cni/bin' },
  clusterName: 'lab',
  controlPlaneEndpoint: 'api.lab.example:6443',
  timeouts: TIMEOUTS,
  bootstrapTokens: [
    {
      isJoinToken: true,
      description: 'workers',
      ttl: '1h0m0s',
      usages: ['signing', 'authentication'],
      groups: ['system:bootstrappers:kubeadm:default-node-token'],
    },
  ],
  upgrade: {
    apply: {
      allowExperimentalUpgrades: true,
      allowRcUpgrades: true,
      certificateRenewal: false,
      dryRun: true,
      etcdUpgrade: false,
      forceUpgrade: true,
      printConfig: true,
      skipPhases: ['addon'],
    },
    node: {
      certificateRenewal: false,
      dryRun: true,
      etcdUpgrade: false,
      skipPhases: ['preflight'],
    },
    plan: {
      allowExperimentalUpgrades: true,
      allowRcUpgrades: true,
      dryRun: true,
      etcdUpgrade: false,
      printConfig: true,
    },
    diff: { contextLines: 5 },
  },
  patches: [
    Patch.strategic(PatchTarget.KUBE_APISERVER, { metadata: { labels: { a: 'b' } } }),
    Patch.merge(PatchTarget.KUBELET_CONFIGURATION, { maxPods: 64 }, { suffix: 'pods' }),
  ],
  patchesDirectory: '/etc/kubernetes/changes',
  reset: {
    certificatesDir: '/srv/pki',
    cleanupTmpDir: true,
    dryRun: true,
    force: true,
    skipPhases: ['cleanup-node'],
    unmountFlags: ['MNT_DETACH'],
  },
  apiServer: { ...COMPONENT, certSans: ['api.lab.example'] },
  controllerManager: COMPONENT,
  scheduler: COMPONENT,
  dns: { disabled: true, imageRepository: 'registry.lab/dns', imageTag: 'v1.12.1' },
  proxy: { disabled: true },
  imageRepository: 'registry.lab/k8s',
  certificatesDir: '/srv/pki',
  featureGates: { RootlessControlPlane: false },
  encryptionAlgorithm: 'RSA-4096',
  certificateValidityPeriod: '4380h0m0s',
  caCertificateValidityPeriod: '43800h0m0s',
};

const STACKED = Etcd.stacked({
  dataDir: '/srv/etcd',
  extraArgs: [{ name: 'quota-backend-bytes', value: '8589934592' }],
  extraEnvs: COMPONENT.extraEnvs,
  serverCertSans: ['etcd.lab.example'],
  peerCertSans: ['etcd.lab.example'],
  imageRepository: 'registry.lab/etcd',
  imageTag: '3.5.21-0',
});

const EXTERNAL = Etcd.external({
  endpoints: ['https://192.0.2.1:2379'],
  httpEndpoints: ['http://192.0.2.1:2381'],
  caFile: '/ca.crt',
  certFile: '/client.crt',
  keyFile: '/client.key',
});

const NODE: Omit<Every<ControlPlaneNodeProps>, 'address' | 'podCidrs' | 'secondaryAddress'> = {
  bindPort: 6443,
  taints: [{ key: 'node-role.kubernetes.io/control-plane', value: 'x', effect: 'NoSchedule' }],
  labels: { 'example.com/rack': '7' },
  kubelet: { maxPods: 64 },
  kubeletExtraArgs: [{ name: 'v', value: '2' }],
  criSocket: 'unix:///run/containerd/containerd.sock',
  ignorePreflightErrors: ['Swap'],
  imagePullPolicy: 'Always',
  imagePullSerial: false,
  skipPhases: ['preflight'],
  dryRun: true,
  caCertPath: '/etc/kubernetes/pki/ca.crt',
  timeouts: TIMEOUTS,
  patches: [Patch.json(PatchTarget.ETCD, [{ op: 'remove', path: '/spec/priority' }])],
};

const byToken = () =>
  Discovery.byToken({
    apiServerEndpoint: 'api.lab.example:6443',
    caCertHashes: ['sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    unsafeSkipCaVerification: false,
  });

const byFile = () =>
  Discovery.byFile({ kubeConfigPath: '/etc/kubernetes/join.conf', hasTlsBootstrapToken: true });

/** Two programs that say everything there is to say, for the kubeadm of one minor. */
export const sayEverything = (minor: number): KubeadmApp[] => [
  program(minor, { etcd: STACKED, discovery: byToken() }),
  program(minor, { etcd: EXTERNAL, discovery: byFile() }),
];

function program(minor: number, ways: Pick<Given, 'etcd' | 'discovery'>): KubeadmApp {
  const app = new KubeadmApp();
  const network = new ClusterNetwork(app, 'network', {
    podCidrs: ['10.244.0.0/16'],
    serviceCidrs: ['10.96.0.0/16'],
    dnsDomain: 'lab.example',
  });
  const cluster = new KubeadmCluster(app, 'lab', {
    ...CLUSTER,
    ...ways,
    network,
    kubernetesVersion: `1.${minor}.4`,
    upgradeFrom: `1.${minor}.0`,
  });
  cluster.addControlPlane('cp1', { ...NODE, address: '192.168.56.10' });
  cluster.addControlPlane('cp2', { ...NODE, address: '192.168.56.11' });
  return app;
}
