// No IPv4 address anywhere.
import { ClusterNetwork, Cni, KubeadmApp, KubeadmCluster } from '../../../lib';
import { addWorkloads } from '../workloads';

const app = new KubeadmApp();
const network = new ClusterNetwork(app, 'network', {
  podCidrs: ['fd00:10:244::/56'],
  serviceCidrs: ['fd00:10:96::/112'],
  nodeCidrs: ['fd00:10::/64'],
});
const cluster = new KubeadmCluster(app, 'cluster', {
  kubernetesVersion: '1.36.4',
  network,
  cni: Cni.bridge(),
});
cluster.addControlPlane('cp1', { address: 'fd00:10::10' });
cluster.addWorker('w1', { address: 'fd00:10::11' });
cluster.addWorker('w2', { address: 'fd00:10::12' });
addWorkloads(app, 'w1');
app.synth();
