// Protects: a broken plan says everything that is wrong at once, with both parties and their lines, and writes nothing.
import { join } from 'node:path';
import { ApiObject, Chart, Include } from 'cdk8s';
import { Deployment, Service, ServiceType } from 'cdk8s-plus-28';
import {
  ClusterIPService,
  ClusterNetwork,
  Cni,
  KubeadmApp,
  KubeadmCluster,
  NodePortService,
} from '../../../lib';

const app = new KubeadmApp();

// The services, the nodes, a pool and a network of somebody else: all of it lies in the pods.
const network = new ClusterNetwork(app, 'network', {
  podCidrs: ['10.0.0.0/8'],
  serviceCidrs: ['10.96.0.0/12'],
  nodeCidrs: ['10.10.0.0/24'],
  reservedNetworks: [{ name: 'office', range: '10.100.0.0/16' }],
  loadBalancerPools: [{ name: 'lan', range: '10.10.0.200-10.10.0.220' }],
});
const cluster = new KubeadmCluster(app, 'broken', {
  kubernetesVersion: '1.36.4',
  network,
  cni: Cni.flannel(),
  apiServer: { certSans: ['api_server.example'] },
});
cluster.addControlPlane('cp1', { address: '10.10.0.10' });
cluster.addWorker('w1', { address: '10.10.0.10' });

// A second cluster, with a typo in each range.
const typo = new KubeadmCluster(app, 'typo', {
  kubernetesVersion: '1.36.4',
  network: new ClusterNetwork(app, 'typo-network', {
    podCidrs: ['10.244.0.0/116'],
    serviceCidrs: ['10.96.0.0./12'],
  }),
});
typo.addControlPlane('cp2', { address: '192.168.56.10' });

// A third one, whose pods lie in the service range that kubeadm takes when none is given.
const implied = new KubeadmCluster(app, 'implied', {
  kubernetesVersion: '1.36.4',
  network: new ClusterNetwork(app, 'implied-network', { podCidrs: ['10.100.0.0/16'] }),
});
implied.addControlPlane('cp3', { address: '192.168.56.11' });

// One nodePort, five owners.
const web = new Chart(app, 'web');
const deployment = new Deployment(web, 'deployment', {
  containers: [{ image: 'nginxinc/nginx-unprivileged:1.29', portNumber: 8080 }],
});
new NodePortService(web, 'one', {
  selector: deployment,
  ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }],
});
new NodePortService(web, 'two', {
  selector: deployment,
  ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }],
});
new Service(web, 'plus', {
  type: ServiceType.NODE_PORT,
  selector: deployment,
  ports: [{ port: 81, targetPort: 8080, nodePort: 30080 }],
});
new ApiObject(web, 'raw', {
  apiVersion: 'v1',
  kind: 'Service',
  spec: { type: 'NodePort', ports: [{ port: 82, nodePort: 30080 }] },
});
new Include(web, 'included', { url: join(__dirname, 'included.yaml') });

// An address that kube-dns has.
new ClusterIPService(web, 'dns', {
  selector: deployment,
  clusterIP: '10.96.0.10',
  ports: [{ port: 53, targetPort: 8080 }],
});

app.synth();
