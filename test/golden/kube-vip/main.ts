// Protects: kube-vip for the API and, as a DaemonSet, for Services, with pools of the plan that its cloud provider gives away.
import { Chart } from 'cdk8s';
import {
  ClusterNetwork,
  Cni,
  KubeadmApp,
  KubeadmCluster,
  KubeVip,
  KubeVipCloudProvider,
  KubeVipServices,
  LoadBalancerService,
} from '../../../lib';

const app = new KubeadmApp();

const network = new ClusterNetwork(app, 'network', {
  podCidrs: ['10.244.0.0/16'],
  serviceCidrs: ['10.96.0.0/16'],
  nodeCidrs: ['192.168.56.0/24'],
  loadBalancerPools: [
    { name: 'global', range: '192.168.56.240/29' },
    { name: 'shop', range: '192.168.56.248-192.168.56.250' },
    { name: 'shop', range: '192.168.56.252/31' },
  ],
});

const cluster = new KubeadmCluster(app, 'lab', {
  kubernetesVersion: '1.36.4',
  network,
  cni: Cni.flannel(),
  kubeVip: KubeVip.arp({ address: '192.168.56.9', interface: 'eth1' }),
});
cluster.addControlPlane('cp1', { address: '192.168.56.11' });
cluster.addWorker('w1', { address: '192.168.56.21' });
cluster.addWorker('w2', { address: '192.168.56.22' });

const balancing = new Chart(app, 'kube-vip');
new KubeVipServices(balancing, 'services', { interface: 'eth1', electionPerService: true });
const provider = new KubeVipCloudProvider(balancing, 'pools', { network, descending: true });
provider.configurePool('shop', { allowShare: true });
provider.addPool('dmz', { addresses: ['192.168.56.232-192.168.56.235'], interface: 'eth2' });

const services = new Chart(app, 'manifests');
for (const [namespace, name] of [
  ['default', 'web'],
  ['shop', 'till'],
  ['dmz', 'mail'],
] as const) {
  new LoadBalancerService(services, name, {
    metadata: { name, namespace },
    selector: { app: name },
    ports: [{ port: 443, targetPort: 8443 }],
  });
}
new LoadBalancerService(services, 'dns', {
  metadata: { name: 'dns', annotations: { 'kube-vip.io/loadbalancerIPs': '192.168.56.231' } },
  selector: { app: 'dns' },
  ports: [{ port: 53, targetPort: 5353 }],
});

app.synth();
