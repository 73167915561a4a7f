// Stacked etcd on three control planes behind one endpoint, with arguments of every component.
import { ClusterNetwork, Cni, KubeadmApp, KubeadmCluster } from '../../../lib';

const app = new KubeadmApp();
const network = new ClusterNetwork(app, 'network', {
  podCidrs: ['10.244.0.0/16'],
  serviceCidrs: ['10.96.0.0/12'],
  nodeCidrs: ['192.0.2.0/24'],
});
const cluster = new KubeadmCluster(app, 'lab', {
  kubernetesVersion: '1.36.4',
  network,
  cni: Cni.bridge({ mtuBytes: 1400 }),
  controlPlaneEndpoint: 'api.lab.example.com:6443',
  apiServer: {
    certSans: ['192.0.2.9'],
    extraArgs: [{ name: 'event-ttl', value: '2h' }],
  },
  controllerManager: { extraArgs: [{ name: 'bind-address', value: '0.0.0.0' }] },
  scheduler: { extraArgs: [{ name: 'profiling', value: 'false' }] },
});
cluster.addControlPlane('cp1', { address: '192.0.2.10' });
cluster.addControlPlane('cp2', { address: '192.0.2.11' });
cluster.addControlPlane('cp3', { address: '192.0.2.12' });
cluster.addWorker('w1', { address: '192.0.2.13' });
app.synth();
