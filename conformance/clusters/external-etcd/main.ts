// etcd outside the cluster, reached with TLS.
import { ClusterNetwork, Cni, Etcd, KubeadmApp, KubeadmCluster } from '../../../lib';
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
  etcd: Etcd.external({
    endpoints: ['https://172.18.0.101:2379'],
    caFile: '/etc/etcd/pki/ca.crt',
    certFile: '/etc/etcd/pki/client.crt',
    keyFile: '/etc/etcd/pki/client.key',
  }),
});
cluster.addControlPlane('cp1', { address: '172.18.0.10' });
cluster.addWorker('w1', { address: '172.18.0.11' });
addWorkloads(app, 'w1');
app.synth();
