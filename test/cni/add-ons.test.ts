import { describe, expect, it } from 'vitest';
import { addOnsIn } from '../../lib/cni/add-ons';
import { buildModel } from '../../lib/model/cluster-model';
import { readExample } from '../support/read-example';

const addOnsOf = (text: string) =>
  addOnsIn(buildModel([readExample('add-on.yaml', text)], {}).objects).map((addOn) => ({
    name: addOn.name,
    from: addOn.addressesComeFrom,
    pools: addOn.pools.map(({ label, value }) => `${label} ${value}`),
    services: addOn.serviceRanges.map(({ value }) => `${value}`),
    replaces: addOn.kubeProxyReplacement?.label,
  }));

const daemonSet = (container: string) => `apiVersion: apps/v1
kind: DaemonSet
metadata: { name: any, namespace: kube-system }
spec:
  selector: { matchLabels: { app: any } }
  template:
    metadata: { labels: { app: any } }
    spec: { hostNetwork: true, containers: [${container}] }
`;

const configMap = (name: string, data: string) => `apiVersion: v1
kind: ConfigMap
metadata: { name: ${name}, namespace: kube-system }
data:
${data}`;

describe('Calico', () => {
  const installation = (settings: string) => `apiVersion: operator.tigera.io/v1
kind: Installation
metadata: { name: default }
spec: ${settings}
`;

  it('has the pools of its Installation, but not those for load balancers', () => {
    const pools = '[{cidr: 10.244.0.0/16}, {cidr: 192.0.2.0/24, allowedUses: [LoadBalancer]}]';

    expect(addOnsOf(installation(`{calicoNetwork: {ipPools: ${pools}}}`))).toEqual([
      {
        name: 'Calico',
        from: 'the-add-on',
        pools: ['cidr 10.244.0.0/16'],
        services: [],
        replaces: undefined,
      },
    ]);
  });

  it('replaces kube-proxy with its BPF dataplane', () => {
    const [addOn] = addOnsOf(installation('{calicoNetwork: {linuxDataplane: BPF}}'));

    expect(addOn?.replaces).toBe('linuxDataplane');
  });

  it('takes node blocks with host-local', () => {
    const [addOn] = addOnsOf(
      installation('{cni: {type: Calico, ipam: {type: HostLocal}}, calicoNetwork: {}}'),
    );

    expect(addOn?.from).toBe('kube-controller-manager');
  });

  it('is not the network where it only runs policies', () => {
    expect(addOnsOf(installation('{cni: {type: AmazonVPC}}'))).toEqual([]);
  });

  it('makes the pools that its node is told, of either family', () => {
    const [addOn] = addOnsOf(
      daemonSet(`{name: calico-node, env: [
        {name: CALICO_IPV4POOL_CIDR, value: 10.1.0.0/16},
        {name: CALICO_IPV6POOL_CIDR, value: "fd00:1::/64"}]}`),
    );

    expect(addOn?.pools).toEqual([
      'CALICO_IPV4POOL_CIDR 10.1.0.0/16',
      'CALICO_IPV6POOL_CIDR fd00:1::/64',
    ]);
  });

  it('leaves addresses to host-local in Canal', () => {
    const node = daemonSet(
      '{name: calico-node, env: [{name: CALICO_IPV4POOL_CIDR, value: 10.1.0.0/16}]}',
    );
    const list = configMap(
      'canal-config',
      '  cni_network_config: |\n    {"plugins": [{"type": "calico", "ipam": {"type": "host-local", "subnet": "usePodCidr"}}]}\n',
    );

    expect(addOnsOf(`${node}---\n${list}`)).toMatchObject([
      { from: 'kube-controller-manager', pools: [] },
    ]);
  });
});

describe('Cilium', () => {
  it('has several pools, and the second family only when it is on', () => {
    const data = [
      '  ipam: cluster-pool',
      '  enable-ipv6: "false"',
      '  cluster-pool-ipv4-cidr: 10.1.0.0/16 10.2.0.0/16',
      '  cluster-pool-ipv6-cidr: fd00::/104',
    ].join('\n');

    expect(addOnsOf(configMap('cilium-config', data))[0]?.pools).toEqual([
      'cluster-pool-ipv4-cidr 10.1.0.0/16',
      'cluster-pool-ipv4-cidr 10.2.0.0/16',
    ]);
  });

  it('takes node blocks in mode kubernetes, whatever its pools say', () => {
    const data = '  ipam: kubernetes\n  cluster-pool-ipv4-cidr: 10.0.0.0/8\n';

    expect(addOnsOf(configMap('cilium-config', data))).toMatchObject([
      { from: 'kube-controller-manager', pools: [] },
    ]);
  });
});

describe('kube-router', () => {
  it('replaces kube-proxy unless it is told not to', () => {
    expect(addOnsOf(daemonSet('{name: kube-router}'))[0]?.replaces).toBe('run-service-proxy');
    expect(
      addOnsOf(daemonSet('{name: kube-router, args: [--run-service-proxy=false]}'))[0]?.replaces,
    ).toBeUndefined();
  });

  it('has the default service range until it is told another', () => {
    const told = '{name: kube-router, args: [--service-cluster-ip-range=10.1.0.0/16]}';

    expect(addOnsOf(daemonSet('{name: kube-router}'))[0]?.services).toEqual(['10.96.0.0/12']);
    expect(addOnsOf(daemonSet(told))[0]?.services).toEqual(['10.1.0.0/16']);
  });

  it('is no pod network when it does not route', () => {
    expect(addOnsOf(daemonSet('{name: kube-router, args: [--run-router=false]}'))).toEqual([]);
  });
});

describe('Antrea', () => {
  const config = (agent: string, controller: string) =>
    configMap(
      'antrea-config',
      `  antrea-agent.conf: |\n    ${agent}\n  antrea-controller.conf: |\n    ${controller}\n`,
    );

  it('takes node blocks, and with nodeIPAM its own', () => {
    const own = 'nodeIPAM: {enableNodeIPAM: true, clusterCIDRs: [10.10.0.0/16]}';

    expect(addOnsOf(config('{}', '{}'))).toMatchObject([{ from: 'kube-controller-manager' }]);
    expect(addOnsOf(config('{}', own))).toMatchObject([
      { from: 'the-add-on', pools: ['clusterCIDRs 10.10.0.0/16'] },
    ]);
  });

  it('reads serviceCIDR only while its proxy is off', () => {
    const off = 'serviceCIDR: 10.9.0.0/16\n    antreaProxy: {enable: false}';

    expect(addOnsOf(config('serviceCIDR: 10.9.0.0/16', '{}'))[0]?.services).toEqual([]);
    expect(addOnsOf(config(off, '{}'))[0]?.services).toEqual(['10.9.0.0/16']);
  });

  it('replaces kube-proxy with proxyAll', () => {
    expect(addOnsOf(config('antreaProxy: {proxyAll: true}', '{}'))[0]?.replaces).toBe('proxyAll');
  });
});

it('Weave Net has its default range until it is told another', () => {
  const told = '{name: weave, env: [{name: IPALLOC_RANGE, value: 10.5.0.0/16}]}';

  expect(addOnsOf(daemonSet('{name: weave}'))[0]?.pools).toEqual(['IPALLOC_RANGE 10.32.0.0/12']);
  expect(addOnsOf(daemonSet(told))[0]?.pools).toEqual(['IPALLOC_RANGE 10.5.0.0/16']);
});

it('shows nothing for objects of no add-on', () => {
  expect(addOnsOf(daemonSet('{name: node-exporter}'))).toEqual([]);
});
