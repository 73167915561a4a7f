import { Chart } from 'cdk8s';
import {
  CloudProvider,
  ClusterIPService,
  ClusterNetwork,
  Cni,
  Discovery,
  EndpointSlice,
  Etcd,
  ExternalNameService,
  HeadlessService,
  IPAddress,
  KubeadmApp,
  KubeadmCluster,
  KubeVip,
  LoadBalancerService,
  MetalLb,
  NodePortService,
  ServiceCIDR,
} from '../../../lib';
import { type Sample, sampleProps } from './sample-props';

/** The interface of the props of each construct, by its path. */
export const PROPS_AT: Readonly<Record<string, string>> = {
  network: 'ClusterNetworkProps',
  lab: 'KubeadmClusterProps',
  'lab/cp1': 'ControlPlaneNodeProps',
  'web/cluster-ip': 'ClusterIPServiceProps',
  'web/headless': 'HeadlessServiceProps',
  'web/node-port': 'NodePortServiceProps',
  'web/load-balancer': 'LoadBalancerServiceProps',
  'web/external-name': 'ExternalNameServiceProps',
  'web/slice': 'EndpointSliceProps',
  'web/range': 'ServiceCIDRProps',
  'web/address': 'IPAddressProps',
  'web/pool': 'IpAddressPoolProps',
  'web/l2': 'L2AdvertisementProps',
  'web/bgp': 'BgpAdvertisementProps',
  'web/peer': 'BgpPeerProps',
  'web/bfd': 'BfdProfileProps',
};

/** Props of a cluster that classes of their own make: of one of these, by the way that is gone. */
export const WAYS = [
  {
    etcd: 'LocalEtcdProps',
    discovery: 'TokenDiscoveryProps',
    kubeVip: 'KubeVipArpProps',
    cni: 'FlannelProps',
    cloudProvider: 'CloudControllerManagerProps',
  },
  {
    etcd: 'ExternalEtcdProps',
    discovery: 'FileDiscoveryProps',
    kubeVip: 'KubeVipBgpProps',
    cni: 'BridgeProps',
    cloudProvider: 'CloudControllerManagerProps',
  },
] as const;

/** A program in which every prop has the value of a sample; only the version is one that is known. */
export function everyConstruct(way: (typeof WAYS)[number], sample: Sample): KubeadmApp {
  const app = new KubeadmApp();
  const network = new ClusterNetwork(app, 'network', sampleProps('ClusterNetworkProps', sample));
  const isFirst = way === WAYS[0];
  const cluster = new KubeadmCluster(app, 'lab', {
    ...sampleProps<object>('KubeadmClusterProps', sample),
    kubernetesVersion: '1.36.4',
    kubeadmVersion: '1.36.4',
    network,
    etcd: (isFirst ? Etcd.stacked : Etcd.external)(sampleProps(way.etcd, sample)),
    discovery: (isFirst ? Discovery.byToken : Discovery.byFile)(sampleProps(way.discovery, sample)),
    kubeVip: (isFirst ? KubeVip.arp : KubeVip.bgp)(sampleProps(way.kubeVip, sample)),
    cni: (isFirst ? Cni.flannel : Cni.bridge)(sampleProps(way.cni, sample)),
    cloudProvider: CloudProvider.managed(sampleProps(way.cloudProvider, sample)),
  });
  cluster.addControlPlane('cp1', sampleProps('ControlPlaneNodeProps', sample));
  addObjects(new Chart(app, 'web'), sample);
  return app;
}

function addObjects(chart: Chart, sample: Sample): void {
  const props = <T>(id: string): T => sampleProps(PROPS_AT[`web/${id}`] ?? '', sample);
  new ClusterIPService(chart, 'cluster-ip', props('cluster-ip'));
  new HeadlessService(chart, 'headless', props('headless'));
  new NodePortService(chart, 'node-port', props('node-port'));
  new LoadBalancerService(chart, 'load-balancer', props('load-balancer'));
  new ExternalNameService(chart, 'external-name', props('external-name'));
  new EndpointSlice(chart, 'slice', props('slice'));
  new ServiceCIDR(chart, 'range', props('range'));
  new IPAddress(chart, 'address', props('address'));
  new MetalLb(chart, 'pool').addPool('a', props('pool'));
  new MetalLb(chart, 'l2').addL2Advertisement('a', props('l2'));
  new MetalLb(chart, 'bgp').addBgpAdvertisement('a', props('bgp'));
  new MetalLb(chart, 'peer').addBgpPeer('a', props('peer'));
  new MetalLb(chart, 'bfd').addBfdProfile('a', props('bfd'));
}
