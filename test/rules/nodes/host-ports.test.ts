import { describe, expect, it } from 'vitest';
import { shortVerdicts } from '../verdicts-of';

const document = (apiVersion: string, kind: string, fields: object): string =>
  JSON.stringify({ apiVersion, kind, ...fields });

const KUBEADM = 'kubeadm.k8s.io/v1beta3';
const cluster = (fields: object): string =>
  document(KUBEADM, 'ClusterConfiguration', { networking: {}, ...fields });
const init = (bindPort: number, kubeletExtraArgs: object = {}): string =>
  document(KUBEADM, 'InitConfiguration', {
    localAPIEndpoint: { advertiseAddress: '192.168.1.10', bindPort },
    nodeRegistration: { name: 'cp1', kubeletExtraArgs },
  });
const join = (name: string, kubeletExtraArgs: object): string =>
  document(KUBEADM, 'JoinConfiguration', {
    discovery: { bootstrapToken: { apiServerEndpoint: '192.168.1.10:6443' } },
    nodeRegistration: { name, kubeletExtraArgs },
  });
const scheduler = (extraArgs: object): object => ({ scheduler: { extraArgs } });
const etcd = (extraArgs: object): object => ({ etcd: { local: { extraArgs } } });
const kubelet = (fields: object): string =>
  document('kubelet.config.k8s.io/v1beta1', 'KubeletConfiguration', fields);
const proxy = (fields: object): string =>
  document('kubeproxy.config.k8s.io/v1alpha1', 'KubeProxyConfiguration', fields);
const pod = (port: object, spec: object = {}): string =>
  document('v1', 'Pod', {
    metadata: { name: 'exporter' },
    spec: { hostNetwork: true, containers: [{ name: 'a', image: 'a', ports: [port] }], ...spec },
  });

const ports = (...texts: string[]): string[] => shortVerdicts(texts, 36, /NET(407|410)/);
const TAKEN = ['NET410 -'];

describe('ports of a host', () => {
  it.each([
    ['of two components', cluster(scheduler({ 'secure-port': '10257' })), TAKEN],
    ['moved away', cluster(scheduler({ 'secure-port': '10260' })), []],
    ['closed', cluster(scheduler({ 'secure-port': '0' })), []],
    [
      'of etcd and a component',
      cluster(etcd({ 'listen-metrics-urls': 'http://127.0.0.1:10259' })),
      TAKEN,
    ],
    [
      'of etcd on another address',
      cluster(etcd({ 'listen-metrics-urls': 'http://192.168.1.10:10259' })),
      [],
    ],
    ['of etcd alone', cluster(etcd({ 'listen-metrics-urls': 'http://127.0.0.1:2379' })), []],
    ['in the node port range', cluster(scheduler({ 'secure-port': '30259' })), TAKEN],
  ])('%s', (_, text, verdicts) => {
    expect(ports(text)).toEqual(verdicts);
  });

  it.each([
    [kubelet({ port: 10256 }), TAKEN],
    [kubelet({ port: 0 }), []],
    [kubelet({ healthzPort: 10249 }), TAKEN],
    [kubelet({ healthzPort: 0 }), []],
    [kubelet({ readOnlyPort: 10255 }), []],
    [kubelet({ readOnlyPort: 6443 }), TAKEN],
    [kubelet({ readOnlyPort: 10250 }), ['NET410 kubelet-start']],
    [kubelet({ port: 10248 }), TAKEN],
    [proxy({ metricsBindAddress: '0.0.0.0:10248' }), TAKEN],
    [proxy({ metricsBindAddress: '192.168.1.10:10248' }), []],
    [proxy({ healthzBindAddress: '[::]:10250' }), TAKEN],
  ])('%s', (config, verdicts) => {
    expect(ports(`${cluster({})}\n---\n${config}`)).toEqual(verdicts);
  });

  it('are those of the arguments of each node', () => {
    const files = [`${cluster({})}\n---\n${init(6443)}`, join('w1', { port: '10256' })];

    expect(ports(...files)).toEqual(TAKEN);
    expect(ports(...files, join('w2', { port: '10256' }))).toEqual([...TAKEN, ...TAKEN]);
  });

  it('are told once where all nodes share them', () => {
    const text = cluster(scheduler({ 'secure-port': '10257' }));

    expect(ports(`${text}\n---\n${init(6443)}`, init(8443))).toEqual(TAKEN);
  });

  it.each([
    [{ containerPort: 10256 }, {}, TAKEN],
    [{ containerPort: 10256, protocol: 'UDP' }, {}, []],
    [{ containerPort: 10249, hostIP: '192.168.1.10' }, {}, []],
    [{ containerPort: 10256 }, { hostNetwork: false }, []],
    [{ containerPort: 2379 }, {}, []],
    [{ containerPort: 2379 }, { tolerations: [{ operator: 'Exists' }] }, TAKEN],
    [{ containerPort: 9100 }, {}, []],
    [{ containerPort: 30000 }, {}, TAKEN],
  ])('of a pod of the host network: %j %j', (port, spec, verdicts) => {
    expect(ports(cluster({}), pod(port, spec))).toEqual(verdicts);
  });

  it('leave kube-proxy out where it is not run', () => {
    const text = document('kubeadm.k8s.io/v1beta4', 'ClusterConfiguration', {
      proxy: { disabled: true },
    });

    expect(ports(`${text}\n---\n${kubelet({ port: 10256 })}`)).toEqual([]);
  });

  it('free bindPort for kube-apiserver where the component has moved', () => {
    const moved = kubelet({ port: 10255 });

    expect(ports(`${cluster({})}\n---\n${init(10250)}`)).toEqual(['NET407 -']);
    expect(ports(`${cluster({})}\n---\n${init(10250)}\n---\n${moved}`)).toEqual([]);
  });
});
