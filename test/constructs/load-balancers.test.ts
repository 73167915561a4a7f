import { Chart } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import {
  ClusterNetwork,
  Findings,
  KubeadmApp,
  KubeadmCluster,
  KubeVip,
  KubeVipCloudProvider,
  KubeVipServices,
  LoadBalancerService,
  MetalLb,
} from '../../lib';
import { placeOfMark } from './place-of-mark';

const here = (mark: string): string => placeOfMark(__filename, mark);

function clusterWith(kubeVip: KubeVip, kubernetesVersion = '1.36.4') {
  const app = new KubeadmApp();
  const network = new ClusterNetwork(app, 'network', { nodeCidrs: ['192.168.56.0/24'] });
  const cluster = new KubeadmCluster(app, 'lab', { kubernetesVersion, network, kubeVip });
  cluster.addControlPlane('cp1', { address: '192.168.56.11' });
  cluster.addControlPlane('cp2', { address: '192.168.56.12' });
  cluster.addWorker('w1', { address: '192.168.56.21' });
  return { app, files: new Map(Object.entries(app.renderFiles())) };
}

const podOf = (node: string): string => `nodes/${node}/etc/kubernetes/manifests/kube-vip.yaml`;

const problems = (app: KubeadmApp): string[] =>
  Findings.of(app)
    .filter(({ code }) => /^NET8[5-9]|^NET2/.test(code))
    .map(({ code, line, file }) => `${code} ${file}:${line}`);

describe('kube-vip', () => {
  it('is a static pod on every control plane, with the rights it needs there', () => {
    const { files } = clusterWith(KubeVip.arp({ address: '192.168.56.9' }));

    expect(files.get(podOf('cp1'))).toContain('path: /etc/kubernetes/super-admin.conf');
    expect(files.get(podOf('cp2'))).toContain('path: /etc/kubernetes/admin.conf');
    expect(files.has(podOf('w1'))).toBe(false);
    expect(files.has('nodes/cp1/kube-vip-after-init.sh')).toBe(true);
    expect(files.has('nodes/cp2/kube-vip-after-init.sh')).toBe(false);
  });

  it('has enough with admin.conf up to 1.28', () => {
    const { files } = clusterWith(KubeVip.arp({ address: '192.168.56.9' }), '1.28.15');

    expect(files.get(podOf('cp1'))).toContain('path: /etc/kubernetes/admin.conf');
    expect(files.has('nodes/cp1/kube-vip-after-init.sh')).toBe(false);
  });

  it('makes its address the endpoint, IPv6 in brackets', () => {
    const { files } = clusterWith(KubeVip.arp({ address: 'fd00:56::9', port: 6443 }));

    expect(files.get('nodes/cp1/kubeadm.yaml')).toContain("'[fd00:56::9]:6443'");
  });

  it('tells every node its own router ID and all peers', () => {
    const kubeVip = KubeVip.bgp({
      address: '192.168.56.9',
      asn: 64500,
      peers: [
        { address: '192.168.56.1', asn: 64501 },
        { address: 'fd00:56::1', asn: 64501, multiHop: true },
      ],
    });
    const { files } = clusterWith(kubeVip);

    expect(files.get(podOf('cp2'))).toContain('value: 192.168.56.12');
    expect(files.get(podOf('cp2'))).toContain(
      'value: 192.168.56.1:64501::false,[fd00:56::1]:64501::true',
    );
  });

  it('is blamed with the line of the cluster', () => {
    const { app } = clusterWith(KubeVip.arp({ address: '192.168.56.11' }));

    expect(problems(app)).toContainEqual(expect.stringMatching(/^NET216 /));
  });

  it('writes whatever an address holds as one text', () => {
    const address = '1"\n- name: x';
    const { files } = clusterWith(KubeVip.arp({ address }));
    const pod = parse(files.get(podOf('cp1')) ?? '');

    expect(pod.spec.containers[0].env).toContainEqual({ name: 'address', value: address });
  });
});

describe('kube-vip for Services', () => {
  const objectsOf = (build: (chart: Chart) => void) => {
    const app = new KubeadmApp();
    build(new Chart(app, 'kube-vip'));
    const text = app.renderFiles()['manifests/kube-vip.k8s.yaml'] ?? '';
    const found = new Map(parseAllDocuments(text).map((one) => [one.get('kind'), one.toJS()]));
    return { app, found };
  };
  const envOf = (daemonSet: {
    spec: { template: { spec: { containers: { env: object[] }[] } } };
  }) => daemonSet.spec.template.spec.containers[0]?.env;

  it('tells routers by the address of each node', () => {
    const peers = [{ address: '192.168.56.1', asn: 64501 }];
    const { found } = objectsOf((chart) => {
      new KubeVipServices(chart, 'services', { bgp: { asn: 64500, peers } });
    });

    expect(envOf(found.get('DaemonSet'))).toEqual(
      expect.arrayContaining([
        { name: 'bgp_as', value: '64500' },
        { name: 'vip_interface', value: 'lo' },
        { name: 'bgp_routerid', valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } } },
      ]),
    );
  });

  it('serves one class only, and so does who gives the addresses', () => {
    const loadBalancerClass = 'example.com/lan';
    const { found } = objectsOf((chart) => {
      new KubeVipServices(chart, 'services', { loadBalancerClass, onControlPlanes: true });
      new KubeVipCloudProvider(chart, 'pools', { loadBalancerClass });
    });

    expect(envOf(found.get('DaemonSet'))).toContainEqual({ name: 'lb_class_only', value: 'true' });
    expect(envOf(found.get('Deployment'))).toContainEqual({
      name: 'KUBEVIP_CUSTOM_LOADBALANCERCLASS_NAME',
      value: loadBalancerClass,
    });
  });

  it('keeps the ways of a pool apart that only one list can have', () => {
    const { found } = objectsOf((chart) => {
      const provider = new KubeVipCloudProvider(chart, 'pools');
      provider.addPool('global', { addresses: ['0.0.0.0/32'] });
      provider.addPool('shop', { addresses: ['192.168.57.0/30', '192.168.58.1-192.168.58.2'] });
      provider.configurePool('shop', { allowShare: true });
    });

    expect(found.get('ConfigMap').data).toEqual({
      'range-global': '0.0.0.0/32',
      'range-shop': '192.168.57.0-192.168.57.3,192.168.58.1-192.168.58.2',
      'allow-share-shop': 'true',
    });
  });

  it('says at the line of the construct what is not of its type', () => {
    const { app } = objectsOf((chart) => {
      const props = JSON.parse('{ "metricsPort": "many", "speed": 1 }');
      new KubeVipServices(chart, 'services', props); // here: services
    });
    const wrong = Findings.of(app).filter(({ code }) => code === 'NET050');

    expect(wrong.map(({ file, line }) => `${file}:${line}`)).toEqual([
      here('services'),
      here('services'),
    ]);
  });
});

describe('MetalLB', () => {
  it('gets the pools of the plan, and blames who wrote them', () => {
    const app = new KubeadmApp();
    const loadBalancerPools = [{ name: 'lab', range: '192.168.56.250-192.168.56.240' }];
    const network = new ClusterNetwork(app, 'network', { loadBalancerPools }); // here: pool
    const metallb = new MetalLb(new Chart(app, 'metallb'), 'metallb', { network });
    metallb.addL2Advertisement('lan', { ipAddressPools: ['lab'] });

    expect(problems(app)).toContain(`NET857 ${here('pool')}`);
  });

  it('says what is wrong at the line that says it', () => {
    const app = new KubeadmApp();
    const chart = new Chart(app, 'metallb');
    const metallb = new MetalLb(chart, 'metallb');
    metallb.addPool('lab', { addresses: ['192.168.56.240/29'] });
    metallb.addL2Advertisement('lan', { ipAddressPools: ['lba', 'lab'] }); // here: lan
    new LoadBalancerService(chart, 'web', { addressPool: 'labs', ports: [{ port: 80 }] }); // here: web

    expect(problems(app)).toEqual([`NET867 ${here('lan')}`, `NET852 ${here('web')}`]);
  });

  it('knows that a pool is not in the plan', () => {
    const app = new KubeadmApp();
    const metallb = new MetalLb(new Chart(app, 'metallb'), 'metallb');
    metallb.configurePool('lab', { autoAssign: false });
    metallb.addL2Advertisement('lan');

    expect(problems(app).map((text) => text.slice(0, 6))).toEqual(['NET857']);
  });
});
