// Protects: two families everywhere, IPv4 first, reach every file: ranges, node-ips, masks, flannel, Services.
import { Chart } from 'cdk8s';
import {
  ClusterIPService,
  ClusterNetwork,
  Cni,
  HeadlessService,
  IpFamily,
  IpFamilyPolicy,
  KubeadmApp,
  KubeadmCluster,
  LoadBalancerService,
  TrafficPolicy,
} from '../../../lib';

const app = new KubeadmApp();

const network = new ClusterNetwork(app, 'network', {
  podCidrs: ['10.20.0.0/16', 'fd42:0:0:8000::/56'],
  serviceCidrs: ['10.112.0.0/16', 'fd42:0:0:9000::/112'],
  nodeCidrs: ['192.168.60.0/24', 'fd42:0:0:1::/64'],
  nodeMaskIPv4: 25,
  nodeMaskIPv6: 64,
  loadBalancerPools: [
    { name: 'lan', range: '192.168.60.200-192.168.60.219' },
    { name: 'lan6', range: 'fd42:0:0:1::c0-fd42:0:0:1::cf' },
  ],
  dnsDomain: 'dual.example',
});

const cluster = new KubeadmCluster(app, 'dual', {
  kubernetesVersion: '1.35.4',
  network,
  cni: Cni.flannel({ backend: 'host-gw', interfaces: ['eth1'], enableNFTables: true }),
  clusterName: 'dual',
});
cluster.addControlPlane('cp1', {
  address: '192.168.60.10',
  secondaryAddress: 'fd42:0:0:1::10',
});
cluster.addWorker('w1', { address: '192.168.60.11', secondaryAddress: 'fd42:0:0:1::11' });

const web = new Chart(app, 'web');
new ClusterIPService(web, 'both', {
  metadata: { name: 'both' },
  selector: { app: 'web' },
  ipFamilyPolicy: IpFamilyPolicy.REQUIRE_DUAL_STACK,
  ipFamilies: [IpFamily.IPV6, IpFamily.IPV4],
  clusterIPs: ['fd42:0:0:9000::53', '10.112.0.53'],
  ports: [{ port: 80 }],
});
new HeadlessService(web, 'six', {
  metadata: { name: 'six' },
  selector: { app: 'web' },
  ipFamilies: [IpFamily.IPV6],
});
new LoadBalancerService(web, 'edge', {
  metadata: { name: 'edge' },
  selector: { app: 'web' },
  ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK,
  externalTrafficPolicy: TrafficPolicy.LOCAL,
  healthCheckNodePort: 30001,
  loadBalancerSourceRanges: ['192.168.0.0/16', 'fd42::/16'],
  ports: [{ name: 'http', port: 80, nodePort: 30002 }],
});

app.synth();
