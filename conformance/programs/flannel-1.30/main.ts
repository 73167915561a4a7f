// One control plane and two workers on 1.30: the files are v1beta3.
import { ClusterNetwork, Cni, KubeadmApp, KubeadmCluster } from '../../../lib';

const app = new KubeadmApp();
const network = new ClusterNetwork(app, 'network', {
  podCidrs: ['10.244.0.0/16'],
  serviceCidrs: ['10.96.0.0/12'],
  nodeCidrs: ['192.0.2.0/24'],
});
const cluster = new KubeadmCluster(app, 'lab', {
  kubernetesVersion: '1.30.4',
  network,
  cni: Cni.flannel(),
});
cluster.addControlPlane('cp1', { address: '192.0.2.10' });
cluster.addWorker('w1', { address: '192.0.2.11' });
cluster.addWorker('w2', { address: '192.0.2.12' });
app.synth();
