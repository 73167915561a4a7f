// Three control planes behind an address that kube-vip moves from one to another; no other machine.
import { ClusterNetwork, Cni, KubeadmApp, KubeadmCluster, KubeVip } from '../../../lib';
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
  kubeVip: KubeVip.arp({ address: '172.18.0.99', interface: 'eth0' }),
});
cluster.addControlPlane('cp1', { address: '172.18.0.10' });
cluster.addControlPlane('cp2', { address: '172.18.0.11' });
cluster.addControlPlane('cp3', { address: '172.18.0.12' });
addWorkloads(app, 'cp3');
app.synth();
