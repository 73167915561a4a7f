// Protects: the next minor, and what kubeadm upgrade reads on every node to get there.
import { ClusterNetwork, KubeadmApp, KubeadmCluster } from '../../../lib';

const app = new KubeadmApp();
const network = new ClusterNetwork(app, 'network', {
  podCidrs: ['10.244.0.0/16'],
  serviceCidrs: ['10.96.0.0/16'],
});
const cluster = new KubeadmCluster(app, 'grown', {
  kubernetesVersion: '1.36.4',
  upgradeFrom: '1.35.4',
  network,
  controlPlaneEndpoint: 'api.grown.example:6443',
});
cluster.addControlPlane('cp1', { address: '192.168.60.11', ignorePreflightErrors: ['Mem'] });
cluster.addControlPlane('cp2', { address: '192.168.60.12', ignorePreflightErrors: ['Mem'] });
cluster.addWorker('w1', { address: '192.168.60.21' });
app.synth();
