import { describe, expect, it } from 'vitest';
import { checkInputs } from '../../../lib/rules/check-inputs';
import { readExample } from '../../support/read-example';
import { shortVerdicts, verdictsOf } from '../verdicts-of';

const ADDRESSING = /NET2(0[3-9]|1\d)/;

interface Lab {
  readonly pods?: string;
  readonly services?: string;
  readonly advertise?: string;
  readonly plan?: object;
  readonly apiArgs?: Record<string, string>;
  readonly kcmArgs?: Record<string, string>;
}

const compact = (value: object): object => JSON.parse(JSON.stringify(value));

function lab({ pods, services, advertise, plan, apiArgs, kcmArgs }: Lab): string[] {
  const cluster = {
    apiVersion: 'kubeadm.k8s.io/v1beta3',
    kind: 'ClusterConfiguration',
    networking: compact({ podSubnet: pods, serviceSubnet: services }),
    ...(apiArgs ? { apiServer: { extraArgs: apiArgs } } : {}),
    ...(kcmArgs ? { controllerManager: { extraArgs: kcmArgs } } : {}),
  };
  const init = {
    apiVersion: 'kubeadm.k8s.io/v1beta3',
    kind: 'InitConfiguration',
    nodeRegistration: { name: 'cp1' },
    localAPIEndpoint: { advertiseAddress: advertise ?? '192.168.1.10' },
  };
  const text = `${JSON.stringify(init)}\n---\n${JSON.stringify(cluster)}\n`;
  if (!plan) return [text];
  return [
    text,
    JSON.stringify({ apiVersion: 'cdk8s-kubeadm/v1alpha1', kind: 'AddressPlan', ...plan }),
  ];
}

describe('the ranges of a cluster', () => {
  it.each<[string, Lab, string[]]>([
    ['flannel and the default service range', { pods: '10.244.0.0/16' }, []],
    ['no pod range at all', {}, []],
    ['pods inside Services', { pods: '10.100.0.0/16' }, ['NET203 error']],
    ['a node inside the pods', { pods: '192.168.0.0/22' }, ['NET204 error']],
    ['host bits do not matter', { pods: '192.168.1.77/24' }, ['NET204 error']],
    [
      'a node in the default service range',
      { pods: '10.244.0.0/16', advertise: '10.111.255.254' },
      ['NET205 error'],
    ],
    ['a node just behind it', { pods: '10.244.0.0/16', advertise: '10.112.0.0' }, []],
    [
      'node network and node address in the pods: one finding',
      { pods: '192.168.0.0/22', plan: { nodeCidrs: ['192.168.1.0/24'] } },
      ['NET204 error'],
    ],
    [
      'a pool in the pods, the Services, a node',
      {
        pods: '10.244.0.0/16',
        plan: { loadBalancerPools: ['10.244.1.0/24', '10.96.1.1', '192.168.1.9-192.168.1.11'] },
      },
      ['NET206 error', 'NET206 error', 'NET206 error'],
    ],
    [
      'a pool that begins behind the last node, though not on a border of a prefix',
      { pods: '10.244.0.0/16', plan: { loadBalancerPools: ['192.168.1.11-192.168.1.19'] } },
      [],
    ],
    ['loopback pods', { pods: '127.1.0.0/16' }, ['NET208 error']],
    ['class E works on Linux', { pods: '240.1.0.0/16' }, ['NET208 warning']],
    [
      'link-local Services',
      { pods: '10.244.0.0/16', services: '169.254.0.0/20' },
      ['NET208 warning'],
    ],
    ['docker0', { pods: '172.17.0.0/16' }, ['NET209 warning']],
    ['networks of kind and of Compose', { pods: '172.18.0.0/16' }, ['NET209 warning']],
    ['minikube', { pods: '192.168.48.0/20' }, ['NET209 warning']],
    [
      'the network of kind, in IPv6',
      { pods: '10.244.0.0/16,fc00:f853:ccd:e793::/64', services: '10.96.0.0/16,fd00:1::/112' },
      ['NET209 warning'],
    ],
    ['carrier-grade NAT', { pods: '100.64.0.0/16' }, ['NET209 warning']],
    ['VirtualBox nodes', { pods: '10.244.0.0/16', advertise: '192.168.56.10' }, []],
    ['public pods', { pods: '100.244.0.0/16' }, ['NET210 warning']],
    [
      'public IPv6 pods are only mentioned',
      { pods: '10.244.0.0/16,2a01:db9::/56', services: '10.96.0.0/16,fd00:1::/112' },
      ['NET210 info'],
    ],
    [
      'site-local addresses, which RFC 3879 took back',
      { pods: '10.244.0.0/16,fec0::/56', services: '10.96.0.0/16,fd00:1::/112' },
      ['NET210 warning'],
    ],
    [
      'documentation addresses',
      { pods: '10.244.0.0/16,2001:db8::/56', services: '10.96.0.0/16,fd00:1::/112' },
      ['NET210 warning'],
    ],
  ])('%s', (_, input, expected) => {
    const found = verdictsOf(lab(input), 36, ADDRESSING);

    expect(found.map(({ code, severity }) => `${code} ${severity}`).sort()).toEqual(expected);
  });

  it('say nothing about a default service range nobody will use', () => {
    const join = JSON.stringify({
      apiVersion: 'kubeadm.k8s.io/v1beta3',
      kind: 'JoinConfiguration',
      nodeRegistration: { kubeletExtraArgs: { 'node-ip': '10.100.0.5' } },
    });

    expect(shortVerdicts(join, 36, ADDRESSING)).toEqual([]);
  });
});

describe('an address plan', () => {
  const plan = (fields: object) => lab({ pods: '10.244.0.0/16', plan: fields });

  it.each<[string, object, string[]]>([
    [
      'set aside in the node network',
      { nodeCidrs: ['192.168.1.0/24'], reserved: ['192.168.1.10'] },
      ['NET216'],
    ],
    [
      'the LAN around the node network',
      { nodeCidrs: ['192.168.1.0/24'], reserved: ['192.168.0.0/16'] },
      [],
    ],
    ['the LAN around the node', { reserved: ['192.168.1.0/24'] }, []],
    [
      'a pool in the LAN around the node',
      { reserved: ['192.168.1.0/24'], loadBalancerPools: ['192.168.1.200/29'] },
      [],
    ],
    [
      'a pool in a network of others',
      { reserved: ['192.168.2.0/24'], loadBalancerPools: ['192.168.2.200/29'] },
      ['NET206'],
    ],
    ['a pool on the loopback', { loadBalancerPools: ['127.0.0.1-127.0.0.9'] }, ['NET217']],
    [
      'a pool nobody outside the link reaches',
      { loadBalancerPools: ['169.254.7.0/24'] },
      ['NET217'],
    ],
    [
      'what cannot be read',
      { gateways: ['192.168.1.1/24'], dhcpRanges: ['10.0.0.9-10.0.0.1'], dnsServers: [''] },
      ['NET218', 'NET218', 'NET218'],
    ],
    [
      'one address as a network',
      { gateways: ['192.168.1.1/32'], dhcpRanges: ['192.168.1.50'] },
      [],
    ],
    [
      'what is no list',
      { gateways: '192.168.1.1', reserved: [7, { name: 'x' }], upgrade: 1 },
      ['NET218', 'NET218', 'NET218', 'NET218'],
    ],
  ])('%s', (_, fields, expected) => {
    expect(shortCodes(plan(fields))).toEqual(expected);
  });

  const shortCodes = (files: string[]) => verdictsOf(files, 36, ADDRESSING).map(({ code }) => code);
});

describe('a further range of Services', () => {
  const more = (cidr: string) =>
    JSON.stringify({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'ServiceCIDR',
      metadata: { name: 'more' },
      spec: { cidrs: [cidr] },
    });
  const plan = { loadBalancerPools: ['192.168.2.0/28'], gateways: ['192.168.3.1'] };

  it.each([
    ['10.112.0.0/16', []],
    ['10.96.0.0/12', []],
    ['10.244.16.0/20', ['NET221']],
    ['192.168.1.0/24', ['NET221']],
    ['192.168.2.0/24', ['NET221']],
    ['192.168.3.0/24', ['NET221']],
    ['192.168.0.0/16', ['NET221']],
  ])('%s: %j', (cidr, expected) => {
    const files = [...lab({ pods: '10.244.0.0/16', plan }), more(cidr)];

    expect(verdictsOf(files, 36, /NET2\d\d/).map(({ code }) => code)).toEqual(expected);
  });
});

describe('the families of a cluster', () => {
  const V4 = '10.244.0.0/16';
  const V6 = 'fd00:10:244::/56';
  const S4 = '10.96.0.0/16';
  const S6 = 'fd00:10:96::/112';
  const START = 'NET212 apiserver-start';

  it.each([
    [V4, S4, '192.168.1.10', []],
    [`${V4},${V6}`, `${S4},${S6}`, '192.168.1.10', []],
    [V6, S6, 'fd00:1::10', []],
    [V4, S6, 'fd00:1::10', ['NET211 -']],
    [V4, `${S4},${S6}`, '192.168.1.10', ['NET211 -']],
    [`${V4},${V6}`, S4, '192.168.1.10', ['NET211 -']],
    [`${V6},${V4}`, `${S4},${S6}`, '192.168.1.10', ['NET211 -']],
    [`${V4},${V6}`, `${S4},${S6}`, 'fd00:1::10', [START]],
    [`${V6},${V4}`, `${S6},${S4}`, '192.168.1.10', [START]],
    [V4, S4, '::ffff:192.168.1.10', []],
    [V4, S4, '::', []],
    [V4, S4, '010.0.0.1', []],
  ])('pods %s, Services %s, advertised %s: %j', (pods, services, advertise, expected) => {
    const files = lab({ pods, services, advertise });

    expect(shortVerdicts(files, 30, /NET21[12]/)).toEqual(expected);
    expect(shortVerdicts(files, 37, /NET21[12]/)).toEqual(expected);
  });

  it.each<[Record<string, string>, string[]]>([
    [{ 'endpoint-reconciler-type': 'none' }, []],
    [{ 'endpoint-reconciler-type': 'lease' }, [START]],
    [{ 'advertise-address': 'fd00:1::10' }, []],
    [{ 'service-cluster-ip-range': S4 }, []],
  ])('IPv6 Services, IPv4 advertised, kube-apiserver with %j: %j', (apiArgs, expected) => {
    const files = lab({ pods: V6, services: S6, apiArgs });

    expect(shortVerdicts(files, 36, /NET212/)).toEqual(expected);
  });
});

describe('the capacity of a pod range', () => {
  const worker = (name: string): string =>
    JSON.stringify({
      apiVersion: 'kubeadm.k8s.io/v1beta3',
      kind: 'JoinConfiguration',
      nodeRegistration: { name },
    });

  it.each<[Lab, string[], string[]]>([
    [{ pods: '10.244.0.0/24' }, [], []],
    [{ pods: '10.244.0.0/24' }, ['w1'], ['NET213 -']],
    [{ pods: '10.244.0.0/23' }, ['w1'], []],
    [{ pods: '10.244.0.0/23' }, ['w1', 'w1'], []],
    [{ pods: '10.244.0.0/23' }, ['w1', 'w2'], ['NET213 -']],
    [{ pods: '10.244.0.0/24', kcmArgs: { 'allocate-node-cidrs': 'false' } }, ['w1'], []],
    [
      {
        pods: '10.96.0.0/15',
        services: '10.96.0.0/16',
        kcmArgs: { 'node-cidr-mask-size-ipv4': '16' },
      },
      ['w1'],
      ['NET213 -'],
    ],
  ])('%j with %j: %j', (input, workers, expected) => {
    const files = [...lab(input), ...workers.map(worker)];

    expect(shortVerdicts(files, 36, /NET213/)).toEqual(expected);
  });

  it.each([
    ['25', []],
    ['26', ['NET215 -']],
    ['030', []],
    ['30', ['NET215 -']],
    ['31', ['NET214 -']],
    ['32', ['NET214 -']],
    ['33', ['NET214 -']],
    ['0', []],
  ])('a node mask of %s: %j', (mask, expected) => {
    const files = lab({ pods: '10.244.0.0/18', kcmArgs: { 'node-cidr-mask-size': mask } });

    expect(shortVerdicts(files, 36, /NET21[45]/)).toEqual(expected);
  });
});

it('takes the pools of MetalLB for load-balancer pools', () => {
  const pool = JSON.stringify({
    apiVersion: 'metallb.io/v1beta1',
    kind: 'IPAddressPool',
    metadata: { name: 'lan' },
    spec: { addresses: ['192.168.1.9-192.168.1.11', 3] },
  });

  expect(shortVerdicts([...lab({ pods: '10.244.0.0/16' }), pool], 36, /NET206/)).toEqual([
    'NET206 -',
  ]);
});

it('gives both sides of an overlap with their first and last address', () => {
  const [text = ''] = lab({ pods: '10.244.0.0/16', advertise: '10.100.0.10' });
  const finding = checkInputs([readExample('a.yaml', text)], {}).findings.find(
    ({ code }) => code === 'NET205',
  );

  expect(finding?.subject).toMatchObject({
    value: '10.96.0.0/12',
    extent: { first: '10.96.0.0', last: '10.111.255.255' },
    origin: 'default',
    originNote: 'kubeadm default',
  });
  expect(finding?.other).toMatchObject({ label: 'advertiseAddress', value: '10.100.0.10' });
});
