// Kubernetes 1.30: the files are v1beta3. Arguments and patches change what kubeadm writes.
import {
  ClusterNetwork,
  Cni,
  Etcd,
  KubeadmApp,
  KubeadmCluster,
  Patch,
  PatchTarget,
} from '../../../lib';
import { addWorkloads } from '../workloads';

const app = new KubeadmApp();
const network = new ClusterNetwork(app, 'network', {
  podCidrs: ['10.244.0.0/16'],
  serviceCidrs: ['10.96.0.0/16'],
  nodeCidrs: ['172.18.0.0/24'],
});
const cluster = new KubeadmCluster(app, 'cluster', {
  kubernetesVersion: '1.30.4',
  network,
  cni: Cni.bridge(),
  apiServer: { eventTtl: '2h0m0s', goawayChance: 0.001, tlsMinVersion: 'VersionTLS12' },
  controllerManager: { nodeMonitorGracePeriod: '20s', concurrentDeploymentSyncs: 10 },
  etcd: Etcd.stacked({ quotaBackendBytes: 4294967296, autoCompactionRetention: '8' }),
  patches: [
    Patch.strategic(PatchTarget.KUBE_APISERVER, {
      metadata: { labels: { team: 'platform' } },
      spec: { containers: [{ name: 'kube-apiserver', resources: { requests: { cpu: '100m' } } }] },
    }),
    Patch.json(PatchTarget.ETCD, [
      { op: 'add', path: '/metadata/annotations/example.com~1backup', value: 'daily' },
    ]),
    Patch.merge(PatchTarget.KUBELET_CONFIGURATION, { maxPods: 64 }),
  ],
});
cluster.addControlPlane('cp1', { address: '172.18.0.10' });
cluster.addWorker('w1', { address: '172.18.0.11' });
addWorkloads(app, 'w1');
app.synth();
