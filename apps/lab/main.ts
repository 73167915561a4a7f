import { Chart } from 'cdk8s';
import { type ContainerResources, Cpu, Deployment, Probe } from 'cdk8s-plus-28';
import {
  ClusterIPService,
  ClusterNetwork,
  Cni,
  ExternalNameService,
  HeadlessService,
  KubeadmApp,
  KubeadmCluster,
  NodePortService,
} from '../../lib';

const app = new KubeadmApp();

// The address plan: every file that mentions a range takes it from here.
const network = new ClusterNetwork(app, 'network', {
  podCidrs: ['10.244.0.0/16'],
  serviceCidrs: ['10.96.0.0/12'],
  nodeCidrs: ['192.168.56.0/24'],
});

const cluster = new KubeadmCluster(app, 'lab', {
  kubernetesVersion: '1.36.4',
  network,
  cni: Cni.flannel(),
});
cluster.addControlPlane('cp1', { address: '192.168.56.10' });
cluster.addWorker('w1', { address: '192.168.56.11' });
cluster.addWorker('w2', { address: '192.168.56.12' });

// What runs on it.
const web = new Chart(app, 'web');
const resources: ContainerResources = { cpu: { request: Cpu.millis(50) } };
const deployment = new Deployment(web, 'deployment', {
  replicas: 2,
  containers: [
    {
      image: 'nginxinc/nginx-unprivileged:1.29',
      portNumber: 8080,
      readiness: Probe.fromHttpGet('/'),
      resources,
    },
  ],
});

new NodePortService(web, 'web', {
  metadata: { name: 'web' },
  selector: deployment,
  ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }],
});
new ClusterIPService(web, 'internal', {
  metadata: { name: 'web-internal' },
  selector: deployment,
  ports: [{ port: 80, targetPort: 8080 }],
});
new HeadlessService(web, 'pods', { metadata: { name: 'web-pods' }, selector: deployment });
new ExternalNameService(web, 'db', {
  metadata: { name: 'db' },
  externalName: 'db.example.com',
});

app.synth();
