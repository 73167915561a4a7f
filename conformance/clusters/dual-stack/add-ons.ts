// kube-vip, MetalLB and a cloud for the dual-stack cluster: nothing here runs, its API server judges the objects.
import { Chart } from 'cdk8s';
import {
  CloudProvider,
  ClusterNetwork,
  KubeadmApp,
  KubeadmCluster,
  KubeVip,
  KubeVipCloudProvider,
  KubeVipServices,
  MetalLb,
} from '../../../lib';
import { CP1, KUBERNETES_VERSION, RANGES } from './plan';

const app = new KubeadmApp();
const network = new ClusterNetwork(app, 'network', {
  ...RANGES,
  loadBalancerPools: [
    { name: 'lan', range: '172.18.0.200-172.18.0.220' },
    { name: 'lan', range: 'fd00:10::200-fd00:10::220' },
    { name: 'routed', range: '198.51.100.0/26' },
  ],
});
const cluster = new KubeadmCluster(app, 'cluster', {
  kubernetesVersion: KUBERNETES_VERSION,
  network,
  kubeVip: KubeVip.arp({ address: '172.18.0.99', interface: 'eth0' }),
  cloudProvider: CloudProvider.managed({
    image: 'registry.k8s.io/provider-os/openstack-cloud-controller-manager:v1.34.0',
    cloudProvider: 'openstack',
    configureCloudRoutes: true,
    secretEnvs: [{ name: 'OS_PASSWORD', secretName: 'openstack', secretKey: 'password' }],
  }),
});
cluster.addControlPlane('cp1', CP1);

const metalLb = new MetalLb(new Chart(app, 'load-balancers'), 'metallb', { network });
metalLb.configurePool('routed', { autoAssign: false, avoidBuggyIPs: true });
metalLb.addL2Advertisement('lan', { ipAddressPools: ['lan'], interfaces: ['eth0'] });
metalLb.addBfdProfile('fast', { receiveInterval: 200, transmitInterval: 200 });
metalLb.addBgpPeer('tor', {
  myASN: 64512,
  peerASN: 64513,
  peerAddress: '172.18.0.1',
  bfdProfile: 'fast',
});
metalLb.addCommunities('ours', [{ name: 'no-export', value: '65535:65281' }]);
metalLb.addBgpAdvertisement('routed', {
  ipAddressPools: ['routed'],
  aggregationLength: 26,
  communities: ['no-export'],
  peers: ['tor'],
});

const kubeVip = new Chart(app, 'kube-vip');
const loadBalancerClass = 'kube-vip.io/kube-vip-class';
new KubeVipServices(kubeVip, 'services', { interface: 'eth0', loadBalancerClass });
new KubeVipCloudProvider(kubeVip, 'pools', { loadBalancerClass }).addPool('global', {
  addresses: ['172.18.0.230-172.18.0.239', 'fd00:10::230-fd00:10::239'],
});
app.synth();
