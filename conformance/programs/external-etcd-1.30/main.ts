// etcd outside the cluster, IPv6 only, v1beta3.
import { ClusterNetwork, Cni, Etcd, KubeadmApp, KubeadmCluster } from '../../../lib';

const app = new KubeadmApp();
const network = new ClusterNetwork(app, 'network', {
  podCidrs: ['fd00:10:244::/56'],
  serviceCidrs: ['fd00:10:96::/112'],
  nodeCidrs: ['2001:db8::/64'],
});
const cluster = new KubeadmCluster(app, 'lab', {
  kubernetesVersion: '1.30.4',
  network,
  cni: Cni.bridge(),
  etcd: Etcd.external({
    endpoints: ['https://[2001:db8::20]:2379'],
    caFile: '/etc/etcd/pki/ca.crt',
    certFile: '/etc/etcd/pki/client.crt',
    keyFile: '/etc/etcd/pki/client.key',
  }),
});
cluster.addControlPlane('cp1', { address: '2001:db8::10' });
cluster.addWorker('w1', { address: '2001:db8::11' });
app.synth();
