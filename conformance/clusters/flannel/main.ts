// Node ranges from kube-controller-manager, VXLAN between the nodes.
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
  cni: Cni.flannel(),
});
cluster.addControlPlane('cp1', { address: '172.18.0.10' });
cluster.addWorker('w1', { address: '172.18.0.11' });
cluster.addWorker('w2', { address: '172.18.0.12' });
addWorkloads(app, 'w1');
app.synth();
