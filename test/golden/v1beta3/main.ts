// Protects: a cluster on Kubernetes 1.30 gets v1beta3 files, arguments as maps, the static pods of that minor, and files for containerd 1.7.
import { Chart } from 'cdk8s';
import {
  ClusterNetwork,
  Cni,
  Etcd,
  KubeadmApp,
  KubeadmCluster,
  KubeProxyMode,
  NodePortService,
  SessionAffinity,
} from '../../../lib';

const app = new KubeadmApp();

const network = new ClusterNetwork(app, 'network', {
  podCidrs: ['10.32.0.0/16'],
  serviceCidrs: ['10.33.0.0/20'],
  nodeCidrs: ['192.168.57.0/24'],
  nodePortRange: '30000-31999',
  nodeMaskIPv4: 24,
});

const cluster = new KubeadmCluster(app, 'old', {
  kubernetesVersion: '1.30.4',
  network,
  cni: Cni.flannel(),
  containerd: { version: '1.7.28' },
  encryptionAlgorithm: 'ECDSA-P256',
  apiServer: {
    certSans: ['api.old.example', '192.168.57.9'],
    extraArgs: [{ name: 'profiling', value: 'false' }],
  },
  controllerManager: { extraArgs: [{ name: 'terminated-pod-gc-threshold', value: '100' }] },
  etcd: Etcd.stacked({ dataDir: '/srv/etcd', serverCertSans: ['etcd.old.example'] }),
  kubelet: { maxPods: 60, settings: { imageGCHighThresholdPercent: 90 } },
  kubeProxy: { mode: KubeProxyMode.IPVS, settings: { ipvs: { scheduler: 'rr' } } },
});
cluster.addControlPlane('cp1', { address: '192.168.57.10', bindPort: 7443 });
cluster.addWorker('w1', {
  address: '192.168.57.11',
  taints: [{ key: 'dedicated', value: 'db', effect: 'NoSchedule' }],
  kubeletExtraArgs: [{ name: 'node-labels', value: 'disk=ssd' }],
});

const web = new Chart(app, 'web');
new NodePortService(web, 'web', {
  metadata: { name: 'web' },
  selector: { app: 'web' },
  sessionAffinity: SessionAffinity.CLIENT_IP,
  sessionAffinityTimeoutSeconds: 600,
  ports: [{ port: 80, nodePort: 30010 }],
});

app.synth();
