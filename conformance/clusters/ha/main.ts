// Three control planes with stacked etcd behind one endpoint.
import { ClusterNetwork, Cni, KubeadmApp, KubeadmCluster } from '../../../lib';
import { addWorkloads } from '../workloads';

const app = new KubeadmApp();
const network = new ClusterNetwork(app, 'network', {
  podCidrs: ['10.244.0.0/16'],
  serviceCidrs: ['10.96.0.0/16'],
  nodeCidrs: ['172.18.0.0/24'],
});
const cluster = new KubeadmCluster(app, 'cluster', {
  kubernetesVersion: '1.36.4',
  network,
  cni: Cni.bridge(),
  controlPlaneEndpoint: '172.18.0.100:6443',
});
cluster.addControlPlane('cp1', { address: '172.18.0.10' });
cluster.addControlPlane('cp2', { address: '172.18.0.11' });
cluster.addControlPlane('cp3', { address: '172.18.0.12' });
cluster.addWorker('w1', { address: '172.18.0.13' });
addWorkloads(app, 'w1');
app.synth();
