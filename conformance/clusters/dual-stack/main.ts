// IPv4 and IPv6 for nodes, pods and Services; a further range for Services.
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

const app = new KubeadmApp();
const network = new ClusterNetwork(app, 'network', {
  podCidrs: ['10.244.0.0/16', 'fd00:10:244::/56'],
  serviceCidrs: ['10.96.0.0/16', 'fd00:10:96::/112'],
  nodeCidrs: ['172.18.0.0/24', 'fd00:10::/64'],
});
const cluster = new KubeadmCluster(app, 'cluster', {
  kubernetesVersion: '1.36.4',
  network,
  cni: Cni.bridge(),
});
cluster.addControlPlane('cp1', { address: '172.18.0.10', secondaryAddress: 'fd00:10::10' });
cluster.addWorker('w1', { address: '172.18.0.11', secondaryAddress: 'fd00:10::11' });
cluster.addWorker('w2', { address: '172.18.0.12', secondaryAddress: 'fd00:10::12' });
addWorkloads(app, 'w1');
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
