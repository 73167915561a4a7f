// Protects: a lab whose API address kube-vip moves and whose Services get addresses of the plan by MetalLB.
import { Chart } from 'cdk8s';
import {
  ClusterNetwork,
  Cni,
  KubeadmApp,
  KubeadmCluster,
  KubeVip,
  LoadBalancerService,
  MetalLb,
  Protocol,
} from '../../../lib';

const app = new KubeadmApp();

const network = new ClusterNetwork(app, 'network', {
  podCidrs: ['10.244.0.0/16'],
  serviceCidrs: ['10.96.0.0/16'],
  nodeCidrs: ['192.168.56.0/24'],
  dhcpRanges: ['192.168.56.100-192.168.56.199'],
  loadBalancerPools: [
    { name: 'lab', range: '192.168.56.240-192.168.56.247' },
    { name: 'shop', range: '192.168.56.248/29' },
  ],
});

const cluster = new KubeadmCluster(app, 'lab', {
  kubernetesVersion: '1.36.4',
  network,
  cni: Cni.flannel(),
  kubeVip: KubeVip.arp({ address: '192.168.56.9', interface: 'eth1' }),
});
cluster.addControlPlane('cp1', { address: '192.168.56.11' });
cluster.addControlPlane('cp2', { address: '192.168.56.12' });
cluster.addControlPlane('cp3', { address: '192.168.56.13' });
cluster.addWorker('w1', { address: '192.168.56.21' });

const balancing = new Chart(app, 'metallb');
const metallb = new MetalLb(balancing, 'metallb', { network });
metallb.configurePool('shop', { serviceAllocation: { priority: 10, namespaces: ['shop'] } });
metallb.addL2Advertisement('lan', { ipAddressPools: ['lab'], interfaces: ['eth1'] });
metallb.addBgpPeer('tor', {
  myASN: 64500,
  peerASN: 64501,
  peerAddress: '192.168.56.1',
  holdTime: '9s',
  bfdProfile: 'fast',
});
metallb.addBfdProfile('fast', { receiveInterval: 100, transmitInterval: 100 });
metallb.addCommunities('ours', [{ name: 'no-export', value: '65535:65281' }]);
metallb.addBgpAdvertisement('shop', {
  ipAddressPools: ['shop'],
  aggregationLength: 29,
  communities: ['no-export'],
  peers: ['tor'],
});

const services = new Chart(app, 'services');
new LoadBalancerService(services, 'web', {
  metadata: { name: 'web' },
  selector: { app: 'web' },
  loadBalancerIPs: ['192.168.56.241'],
  allowSharedIp: 'front',
  ports: [{ port: 443, targetPort: 8443 }],
});
new LoadBalancerService(services, 'dns', {
  metadata: { name: 'dns' },
  selector: { app: 'dns' },
  loadBalancerIPs: ['192.168.56.241'],
  allowSharedIp: 'front',
  ports: [{ port: 53, protocol: Protocol.UDP }],
});
new LoadBalancerService(services, 'shop', {
  metadata: { name: 'shop', namespace: 'shop' },
  selector: { app: 'shop' },
  addressPool: 'shop',
  ports: [{ port: 80 }],
});

app.synth();
