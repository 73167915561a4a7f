// Protects: joining by a file, tokens, time-outs and validities, the receiver of audit events and its arguments, limits of events, files for containerd 2, a second scheduler, and what kubeadm upgrade and kubeadm reset read on every node.
import { ClusterNetwork, Cni, Discovery, Etcd, KubeadmApp, KubeadmCluster } from '../../../lib';

const app = new KubeadmApp();

const cluster = new KubeadmCluster(app, 'tended', {
  kubernetesVersion: '1.37.1',
  upgradeFrom: '1.36.4',
  network: new ClusterNetwork(app, 'network', {
    podCidrs: ['10.244.0.0/16'],
    serviceCidrs: ['10.96.0.0/16'],
    nodeCidrs: ['192.168.63.0/24'],
  }),
  cni: Cni.flannel(),
  controlPlaneEndpoint: 'api.tended.example:6443',
  discovery: Discovery.byFile({
    kubeConfigPath: 'https://boot.tended.example/join.conf',
    hasTlsBootstrapToken: true,
  }),
  bootstrapTokens: [
    { isJoinToken: true, description: 'joining nodes', ttl: '2h0m0s' },
    { description: 'the next hour', ttl: '1h0m0s', usages: ['signing', 'authentication'] },
  ],
  timeouts: { kubernetesAPICall: '2m0s', upgradeManifests: '10m0s' },
  upgrade: {
    apply: { etcdUpgrade: true, skipPhases: ['addon/coredns'] },
    node: { certificateRenewal: false },
    plan: { allowRcUpgrades: true, etcdUpgrade: true },
    diff: { contextLines: 5 },
  },
  reset: { cleanupTmpDir: true, force: true, unmountFlags: ['MNT_DETACH'] },
  apiServer: {
    files: {
      auditPolicy: { rules: [{ level: 'Metadata' }] },
      auditWebhook: {
        server: 'https://audit.tended.example:8443/events',
        certificateAuthority: '/etc/kubernetes/pki/audit/ca.crt',
        clientCertificate: '/etc/kubernetes/pki/audit/client.crt',
        clientKey: '/etc/kubernetes/pki/audit/client.key',
      },
      eventRateLimit: [
        { type: 'Server', qps: 50, burst: 100 },
        { type: 'Namespace', qps: 5, burst: 20, cacheSize: 500 },
      ],
    },
    auditWebhookMode: 'batch',
    auditWebhookInitialBackoff: '5s',
    auditWebhookBatchMaxSize: 200,
    auditWebhookBatchThrottleQps: 2.5,
  },
  controllerManager: {
    extraEnvs: [
      { name: 'GOGC', value: '75' },
      {
        name: 'HOST_IP',
        valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'status.hostIP' } },
      },
    ],
  },
  etcd: Etcd.external({
    endpoints: ['https://192.168.63.31:2379'],
    httpEndpoints: ['http://192.168.63.31:2381'],
    caFile: '/etc/etcd/ca.crt',
    certFile: '/etc/etcd/client.crt',
    keyFile: '/etc/etcd/client.key',
  }),
  certificateValidityPeriod: '2190h0m0s',
  caCertificateValidityPeriod: '43800h0m0s',
  dns: { imageRepository: 'registry.tended.example/dns' },
  containerd: { version: '2.2' },
});
cluster.addControlPlane('cp1', {
  address: '192.168.63.10',
  imagePullPolicy: 'Always',
  imagePullSerial: false,
  skipPhases: ['show-join-command'],
});
cluster.addControlPlane('cp2', {
  address: '192.168.63.11',
  timeouts: { kubernetesAPICall: '3m0s' },
});
cluster.addWorker('w1', { address: '192.168.63.21', skipPhases: ['kubelet-wait-bootstrap'] });
cluster.addScheduler('packing', {
  replicas: 2,
  configuration: {
    profiles: [
      {
        schedulerName: 'packing',
        pluginConfig: [
          {
            name: 'NodeResourcesFit',
            args: {
              scoringStrategy: { type: 'MostAllocated', resources: [{ name: 'cpu', weight: 1 }] },
            },
          },
        ],
      },
    ],
  },
});

app.synth();
