import { describe, expect, it } from 'vitest';
import { shortVerdicts } from '../verdicts-of';

const init = (fields: object = {}, endpoint: object = { advertiseAddress: '192.168.1.10' }) =>
  JSON.stringify({
    apiVersion: 'kubeadm.k8s.io/v1beta3',
    kind: 'InitConfiguration',
    nodeRegistration: { name: 'cp1', ...fields },
    localAPIEndpoint: endpoint,
  });

const join = (name: string, nodeIp: string, more: object = {}) =>
  JSON.stringify({
    apiVersion: 'kubeadm.k8s.io/v1beta3',
    kind: 'JoinConfiguration',
    nodeRegistration: { name, kubeletExtraArgs: { 'node-ip': nodeIp } },
    ...more,
  });

const cluster = (fields: object = {}) =>
  JSON.stringify({
    apiVersion: 'kubeadm.k8s.io/v1beta3',
    kind: 'ClusterConfiguration',
    networking: { podSubnet: '10.244.0.0/16' },
    ...fields,
  });

const plan = (nodeCidrs: readonly string[]) =>
  JSON.stringify({ apiVersion: 'cdk8s-kubeadm/v1alpha1', kind: 'AddressPlan', nodeCidrs });

const controlPlane = (address: string) => ({
  controlPlane: { localAPIEndpoint: { advertiseAddress: address } },
});

describe('the nodes of a cluster', () => {
  it.each<[string, string[], string[]]>([
    ['two workers', [init(), join('w1', '192.168.1.11'), join('w2', '192.168.1.12')], []],
    ['one address twice', [init(), join('w1', '192.168.1.10')], ['NET400 -']],
    ['one address in two spellings', [init(), join('w1', '192.168.001.010')], ['NET400 -']],
    ['no address of their own', [join('w1', '0.0.0.0'), join('w2', '0.0.0.0')], []],
    ['one name twice', [join('w1', '192.168.1.11'), join(' W1', '192.168.1.11')], ['NET401 -']],
    [
      'Init and Join for one machine in one file',
      [`${init()}\n---\n${join('cp1', '192.168.1.10', controlPlane('192.168.1.10'))}`],
      [],
    ],
    ['the NAT of VirtualBox', [init({}, { advertiseAddress: '10.0.2.15' })], ['NET402 -']],
    [
      'the same network, declared',
      [init({}, { advertiseAddress: '10.0.2.15' }), plan(['10.0.2.0/24'])],
      [],
    ],
    ['an address outside', [init(), plan(['192.168.2.0/24'])], ['NET403 -']],
    ['an address of a family nobody declared', [init(), plan(['fd00::/64'])], []],
    ['one of two networks', [init(), plan(['192.168.2.0/24', '192.168.1.0/28'])], []],
    [
      'a second control plane without an endpoint',
      [cluster(), join('cp2', '192.168.1.11', controlPlane('192.168.1.11'))],
      ['NET408 -'],
    ],
    [
      'a second control plane with one',
      [
        cluster({ controlPlaneEndpoint: 'lab.example.com:6443' }),
        join('cp2', '192.168.1.11', controlPlane('192.168.1.11')),
      ],
      [],
    ],
    [
      'a second control plane, cluster unknown',
      [join('cp2', '192.168.1.11', controlPlane('192.168.1.11'))],
      [],
    ],
  ])('%s', (_, files, expected) => {
    expect(shortVerdicts(files, 36, /NET4/)).toEqual(expected);
  });

  it.each([
    [6443, []],
    [10250, ['NET407 -']],
    [10257, ['NET407 -']],
    [2379, ['NET407 -']],
    [2382, []],
    [0, []],
  ])('bindPort %i: %j', (bindPort, expected) => {
    const text = init({}, { advertiseAddress: '192.168.1.10', bindPort });

    expect(shortVerdicts(text, 36, /NET4/)).toEqual(expected);
  });

  it('leave the ports of etcd free when etcd runs elsewhere', () => {
    const files = [
      init({}, { advertiseAddress: '192.168.1.10', bindPort: 2379 }),
      cluster({ etcd: { external: { endpoints: ['http://192.168.1.20:2379'] } } }),
    ];

    expect(shortVerdicts(files, 36, /NET4/)).toEqual([]);
  });

  it('may have any JSON where text is expected', () => {
    const odd = init(
      { name: 7, kubeletExtraArgs: [null, 3] },
      { advertiseAddress: {}, bindPort: [] },
    );

    expect(shortVerdicts([odd, cluster({ networking: 5 })], 36, /NET[247]/)).toEqual([]);
  });
});
