// Protects: without a network daemon every node gets its own block, its own conflist and the routes to the others.
import { Chart } from 'cdk8s';
import { ClusterNetwork, Cni, KubeadmApp, KubeadmCluster, NodePortService } from '../../../lib';

const app = new KubeadmApp();

const network = new ClusterNetwork(app, 'network', {
  podCidrs: ['10.50.0.0/20'],
  serviceCidrs: ['10.51.0.0/20'],
  nodeCidrs: ['192.168.58.0/24'],
  nodeMaskIPv4: 25,
});

const cluster = new KubeadmCluster(app, 'bare', {
  kubernetesVersion: 'v1.36.4',
  network,
  cni: Cni.bridge({ bridge: 'pods0', networkName: 'lab-pods', mtuBytes: 1400 }),
});
cluster.addControlPlane('cp1', { address: '192.168.58.10', taints: [] });
cluster.addWorker('w1', { address: '192.168.58.11' });
cluster.addWorker('w2', { address: '192.168.58.12', podCidrs: ['10.50.8.0/25'] });

const web = new Chart(app, 'web');
new NodePortService(web, 'web', {
  metadata: { name: 'web' },
  selector: { app: 'web' },
  ports: [{ port: 80, targetPort: 'http', nodePort: 30080 }],
});

app.synth();
