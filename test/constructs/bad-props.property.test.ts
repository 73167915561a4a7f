import { App, Chart } from 'cdk8s';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CloudProvider,
  ClusterIPService,
  ClusterNetwork,
  Cni,
  EndpointSlice,
  Etcd,
  ExternalNameService,
  Findings,
  HeadlessService,
  IPAddress,
  KubeadmApp,
  KubeadmCluster,
  KubeVip,
  KubeVipCloudProvider,
  KubeVipServices,
  LoadBalancerService,
  MetalLb,
  NodePortService,
  ServiceCIDR,
} from '../../lib';

/** Any JSON value, often one that looks like the right kind of thing. */
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    null,
    '',
    '10.244.0.0/16',
    'fd00::/64',
    '::',
    0,
    -1,
    1.5,
    1e21,
    [],
    {},
    [null],
    [{}],
    [{ name: 'x' }],
    [{ name: 'v', value: 2 }],
    ['10.0.0.0/8', 7],
    { extraArgs: { v: '2' } },
    { bindAddress: 7, tlsCipherSuites: 'none', profiling: 'no', featureGates: { A: 1 } },
    { settings: [1] },
    { settings: { clusterDNS: 1 } },
    'toString',
    '__proto__',
    'a\u2028\u007f\ud800',
    { ['k'.repeat(200)]: true, 'a\nb': true },
    { settings: { a: Number.NaN, b: () => 1 } },
  ),
);

const propsOf = (...names: string[]): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(names.map((name) => [name, anything])), { requiredKeys: [] });

/** What JavaScript programs, and values from files, hand in. */
const asProps = <T>(props: Record<string, unknown>): T => props as unknown as T;

const network = propsOf(
  'podCidrs',
  'serviceCidrs',
  'nodeCidrs',
  'nodeMaskIPv4',
  'nodeMaskIPv6',
  'nodePortRange',
  'loadBalancerPools',
  'reservedNetworks',
  'virtualAddresses',
  'gateways',
  'dhcpRanges',
  'dnsServers',
  'plannedNodes',
  'dnsDomain',
  'unheardOf',
);
const cluster = propsOf(
  'kubernetesVersion',
  'kubeadmVersion',
  'clusterName',
  'controlPlaneEndpoint',
  'apiServer',
  'controllerManager',
  'scheduler',
  'kubelet',
  'kubeProxy',
  'imageRepository',
  'certificatesDir',
  'featureGates',
  'encryptionAlgorithm',
  'certificateValidityPeriod',
  'dns',
  'proxy',
  'discovery',
  'bootstrapTokens',
  'timeouts',
  'upgradeFrom',
  'upgrade',
  'reset',
);
const node = propsOf(
  'address',
  'secondaryAddress',
  'taints',
  'kubeletExtraArgs',
  'criSocket',
  'ignorePreflightErrors',
  'podCidrs',
  'bindPort',
  'imagePullPolicy',
  'skipPhases',
  'timeouts',
  'dryRun',
  'caCertPath',
);
const flannel = propsOf('backend', 'vni', 'port', 'mtuBytes', 'directRouting', 'interfaces');
const bridge = propsOf('bridge', 'networkName', 'mtuBytes');
const kubeVip = propsOf('address', 'port', 'interface', 'services', 'image', 'asn', 'peers');
const scheduler = propsOf('configuration', 'image', 'replicas', 'unheardOf');
const etcd = propsOf('dataDir', 'extraArgs', 'extraEnvs', 'serverCertSans', 'endpoints', 'caFile');
const service = propsOf(
  'selector',
  'ports',
  'clusterIP',
  'clusterIPs',
  'ipFamilies',
  'ipFamilyPolicy',
  'sessionAffinity',
  'sessionAffinityTimeoutSeconds',
  'internalTrafficPolicy',
  'externalTrafficPolicy',
  'trafficDistribution',
  'publishNotReadyAddresses',
  'externalIPs',
  'externalName',
  'loadBalancerClass',
  'loadBalancerIP',
  'loadBalancerIPs',
  'addressPool',
  'allowSharedIp',
  'loadBalancerSourceRanges',
  'allocateLoadBalancerNodePorts',
  'healthCheckNodePort',
);

const networkObject = propsOf(
  ...['service', 'serviceName', 'addressType', 'endpoints', 'ports'],
  ...['cidrs', 'address', 'parentRef'],
);

const NETWORK_OBJECTS = [EndpointSlice, ServiceCIDR, IPAddress];

const SERVICES = [
  ClusterIPService,
  HeadlessService,
  NodePortService,
  LoadBalancerService,
  ExternalNameService,
];
const CNIS = [Cni.flannel, Cni.bridge];
const KUBE_VIPS = [KubeVip.arp, KubeVip.bgp];
const ETCDS = [Etcd.stacked, Etcd.external];

interface Program {
  readonly network: Record<string, unknown>;
  readonly cluster: Record<string, unknown>;
  readonly nodes: readonly Record<string, unknown>[];
  readonly cloud: Record<string, unknown>;
  readonly cni: Record<string, unknown>;
  readonly etcd: Record<string, unknown>;
  readonly kubeVip: Record<string, unknown>;
  readonly scheduler: Record<string, unknown>;
  readonly choice: number;
}

function buildCluster({
  network,
  cluster,
  nodes,
  cloud,
  cni,
  etcd,
  kubeVip,
  scheduler,
  choice,
}: Program): KubeadmApp {
  const app = new KubeadmApp();
  const made = new KubeadmCluster(
    app,
    'lab',
    asProps({
      kubernetesVersion: '1.36.4',
      ...cluster,
      network: new ClusterNetwork(app, 'network', asProps(network)),
      cloudProvider: CloudProvider.managed(asProps(cloud)),
      cni: CNIS[choice % 2]?.(asProps(cni)),
      etcd: ETCDS[(choice >> 1) % 2]?.(asProps(etcd)),
      kubeVip: KUBE_VIPS[(choice >> 1) % 2]?.(asProps(kubeVip)),
    }),
  );
  made.addScheduler('second', asProps(scheduler));
  nodes.forEach((props, index) => {
    if (index % 2 === 0) made.addControlPlane(`n${index}`, asProps(props));
    else made.addWorker(`n${index}`, asProps(props));
  });
  return app;
}

describe('a program with values of the wrong type', { timeout: 60_000 }, () => {
  it('throws nowhere: not in the constructs, not in the check, not in the files', () => {
    fc.assert(
      fc.property(
        fc.record({
          network,
          cluster,
          nodes: fc.array(node, { maxLength: 3 }),
          cloud: propsOf(
            'image',
            'cloudProvider',
            'configureCloudRoutes',
            'secretEnvs',
            'extraArgs',
          ),
          cni: fc.oneof(flannel, bridge),
          etcd,
          kubeVip,
          scheduler,
          choice: fc.nat(3),
        }),
        (program) => {
          const app = buildCluster(program);
          Findings.of(app);
          app.renderFiles();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('throws nowhere for anything that MetalLB is told', () => {
    fc.assert(
      fc.property(
        propsOf('addresses', 'serviceAllocation', 'peerAddress', 'unheardOf'),
        (props) => {
          const chart = new Chart(new App(), 'web');
          const metallb = new MetalLb(chart, 'metallb', asProps({ namespace: props.unheardOf }));
          metallb.addPool('a', asProps(props));
          metallb.configurePool('b', asProps(props));
          metallb.addBgpPeer('a', asProps(props));
          Findings.of(chart);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('throws nowhere for anything that kube-vip is told of Services', () => {
    fc.assert(
      fc.property(
        propsOf('interface', 'bgp', 'metricsPort', 'addresses', 'allowShare', 'unheardOf'),
        (props) => {
          const chart = new Chart(new App(), 'web');
          new KubeVipServices(chart, 'services', asProps(props));
          const provider = new KubeVipCloudProvider(chart, 'pools', asProps(props));
          provider.addPool('shop', asProps(props));
          provider.configurePool(asProps({ name: props.unheardOf }), asProps(props));
          Findings.of(chart);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('throws nowhere for a Service of any kind', () => {
    fc.assert(
      fc.property(service, fc.nat(4), (props, choice) => {
        const chart = new Chart(new App(), 'web');
        const Service = SERVICES[choice] ?? ClusterIPService;
        new Service(chart, 'service', asProps(props));
        Findings.of(chart);
      }),
      { numRuns: 80 },
    );
  });

  it('throws nowhere for what hangs on Services', () => {
    fc.assert(
      fc.property(networkObject, fc.nat(2), (props, choice) => {
        const chart = new Chart(new App(), 'web');
        const NetworkObject = NETWORK_OBJECTS[choice] ?? EndpointSlice;
        new NetworkObject(chart, 'object', asProps(props));
        Findings.of(chart);
      }),
      { numRuns: 80 },
    );
  });

  it('is told about every prop of the wrong type, at its line', () => {
    const app = new KubeadmApp();
    const wrong = new ClusterNetwork(app, 'network', asProps({ podCidrs: '10.244.0.0/16' }));
    new KubeadmCluster(app, 'lab', { kubernetesVersion: '1.36.4', network: wrong });

    expect(wrongPropsOf(app)).toMatchObject([{ path: 'podCidrs', constructPath: 'network' }]);
  });

  it.each(['network', 'cni', 'etcd'])('is told that its %s is something else', (prop) => {
    const app = new KubeadmApp();
    const network = new ClusterNetwork(app, 'network');
    const props = { kubernetesVersion: '1.36.4', network, [prop]: 'flannel' };
    new KubeadmCluster(app, 'lab', asProps(props)).addControlPlane('cp1', { address: '10.0.0.1' });

    expect(wrongPropsOf(app)).toMatchObject([{ path: prop, constructPath: 'lab' }]);
  });

  it('is told about the props of its network add-on and its etcd', () => {
    const app = new KubeadmApp();
    new KubeadmCluster(app, 'lab', {
      kubernetesVersion: '1.36.4',
      network: new ClusterNetwork(app, 'network', { podCidrs: ['10.244.0.0/16'] }),
      cni: Cni.flannel(asProps({ vni: '7' })),
      etcd: Etcd.external(asProps({ caFile: 1 })),
    });

    expect(wrongPropsOf(app).map(({ path }) => path)).toEqual([
      'cni.vni',
      'etcd.caFile',
      'etcd.endpoints',
    ]);
  });
});

const wrongPropsOf = (app: App) => Findings.of(app).filter(({ code }) => code === 'NET050');
