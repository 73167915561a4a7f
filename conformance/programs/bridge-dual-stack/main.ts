// Both families on the plain bridge plugin: every node's conflist runs on the real plugins.
import { ClusterNetwork, Cni, KubeadmApp, KubeadmCluster } from '../../../lib';

const app = new KubeadmApp();
const network = new ClusterNetwork(app, 'network', {
  podCidrs: ['10.244.0.0/16', 'fd00:10:244::/56'],
  serviceCidrs: ['10.96.0.0/16', 'fd00:10:96::/112'],
  nodeCidrs: ['192.0.2.0/24', '2001:db8::/64'],
});
const cluster = new KubeadmCluster(app, 'lab', {
  kubernetesVersion: '1.36.4',
  network,
  cni: Cni.bridge(),
});
cluster.addControlPlane('cp1', { address: '192.0.2.10', secondaryAddress: '2001:db8::10' });
cluster.addWorker('w1', { address: '192.0.2.11', secondaryAddress: '2001:db8::11' });
cluster.addWorker('w2', { address: '192.0.2.12', secondaryAddress: '2001:db8::12' });
app.synth();
