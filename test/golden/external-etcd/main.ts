// Protects: with an etcd of its own there is no etcd static pod, and the API server gets its endpoints and files.
import { ClusterNetwork, Cni, Etcd, KubeadmApp, KubeadmCluster } from '../../../lib';

const app = new KubeadmApp();

const cluster = new KubeadmCluster(app, 'outside', {
  kubernetesVersion: '1.34.9',
  network: new ClusterNetwork(app, 'network', {
    podCidrs: ['10.244.0.0/16'],
    serviceCidrs: ['10.96.0.0/16'],
    nodeCidrs: ['192.168.61.0/24'],
  }),
  cni: Cni.flannel(),
  etcd: Etcd.external({
    endpoints: ['https://192.168.61.31:2379', 'https://192.168.61.32:2379'],
    caFile: '/etc/kubernetes/pki/etcd/ca.crt',
    certFile: '/etc/kubernetes/pki/apiserver-etcd-client.crt',
    keyFile: '/etc/kubernetes/pki/apiserver-etcd-client.key',
  }),
  certificatesDir: '/etc/kubernetes/keys',
  imageRepository: 'registry.example:5000/k8s',
});
cluster.addControlPlane('cp1', { address: '192.168.61.10' });

app.synth();
