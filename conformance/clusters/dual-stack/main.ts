// IPv4 and IPv6 for nodes, pods and Services; a further range for Services; endpoints with names.
import { Chart } from 'cdk8s';
import {
  ClusterNetwork,
  Cni,
  IPAddress,
  KubeadmApp,
  KubeadmCluster,
  ServiceCIDR,
} from '../../../lib';
import { addWorkloads } from '../workloads';
import { addNamedEndpoints } from './named-endpoints';
import { CP1, KUBERNETES_VERSION, RANGES } from './plan';

const app = new KubeadmApp();
const network = new ClusterNetwork(app, 'network', RANGES);
const cluster = new KubeadmCluster(app, 'cluster', {
  kubernetesVersion: KUBERNETES_VERSION,
  network,
  cni: Cni.bridge(),
});
cluster.addControlPlane('cp1', CP1);
cluster.addWorker('w1', { address: '172.18.0.11', secondaryAddress: 'fd00:10::11' });
cluster.addWorker('w2', { address: '172.18.0.12', secondaryAddress: 'fd00:10::12' });
addWorkloads(app, 'w1');
addNamedEndpoints(new Chart(app, 'names'));
const ranges = new Chart(app, 'ranges');
new ServiceCIDR(ranges, 'more', {
  metadata: { name: 'more-services' },
  cidrs: ['10.97.0.0/24', 'fd00:10:97::/120'],
});
new IPAddress(ranges, 'kept', {
  address: '10.97.0.9',
  parentRef: { resource: 'services', namespace: 'default', name: 'someday' },
});
app.synth();
