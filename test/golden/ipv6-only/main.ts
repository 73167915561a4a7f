// Protects: IPv6 alone: brackets where a port follows, node blocks of 64 bits, the DNS address, and 1.37.
import { Chart } from 'cdk8s';
import {
  ClusterIPService,
  ClusterNetwork,
  Cni,
  IpFamily,
  KubeadmApp,
  KubeadmCluster,
} from '../../../lib';

const app = new KubeadmApp();

const cluster = new KubeadmCluster(app, 'six', {
  kubernetesVersion: '1.37.1',
  network: new ClusterNetwork(app, 'network', {
    podCidrs: ['fd66:1::/56'],
    serviceCidrs: ['fd66:2::/112'],
    nodeCidrs: ['fd66:3::/64'],
  }),
  cni: Cni.bridge(),
});
cluster.addControlPlane('cp1', { address: 'fd66:3::10' });
cluster.addWorker('w1', { address: 'fd66:3::11' });

const web = new Chart(app, 'web');
new ClusterIPService(web, 'web', {
  metadata: { name: '6web' },
  selector: { app: 'web' },
  ipFamilies: [IpFamily.IPV6],
  clusterIP: 'fd66:2::80',
  ports: [{ port: 80 }],
});

app.synth();
