import { describe, expect, it } from 'vitest';
import { parseEndpoint, readPlan } from '../../../conformance/rig/plan';

const node = (name: string, kubeadmYaml: string) => ({ name, folder: `/out/${name}`, kubeadmYaml });

const INIT = node(
  'cp1',
  `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration:
  kubeletExtraArgs:
  - {name: v, value: "2"}
  - {name: node-ip, value: "192.0.2.10,2001:db8::10"}
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
controlPlaneEndpoint: 192.0.2.100:6443
etcd:
  external:
    endpoints: ["https://[2001:db8::20]:2379"]
    caFile: /ca
    certFile: /cert
    keyFile: /key
`,
);
const CONTROL_PLANE = node(
  'a2',
  `apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
controlPlane: {localAPIEndpoint: {advertiseAddress: 192.0.2.11}}
nodeRegistration: {kubeletExtraArgs: [{name: node-ip, value: 192.0.2.11}]}
`,
);
const OLD_WORKER = node(
  'a1',
  `apiVersion: kubeadm.k8s.io/v1beta3
kind: JoinConfiguration
nodeRegistration: {kubeletExtraArgs: {node-ip: 192.0.2.12}}
`,
);

const scenario = (...nodes: ReturnType<typeof node>[]) => ({
  name: 'conformance/clusters/lab',
  folder: '/out',
  minor: 36,
  nodes,
});

describe('what the emitted files say of a cluster', () => {
  const plan = readPlan('lab', scenario(OLD_WORKER, CONTROL_PLANE, INIT));

  it('puts the node that inits first, workers last', () => {
    expect(plan.nodes.map(({ name, role }) => [name, role])).toEqual([
      ['cp1', 'init'],
      ['a2', 'control-plane'],
      ['a1', 'worker'],
    ]);
  });

  it('takes addresses from arguments in the form of either API version', () => {
    expect(plan.nodes.map(({ addresses }) => addresses)).toEqual([
      ['192.0.2.10', '2001:db8::10'],
      ['192.0.2.11'],
      ['192.0.2.12'],
    ]);
  });

  it('wants a load balancer where the endpoint is no node', () => {
    expect(plan.loadBalancer).toEqual({ address: '192.0.2.100', port: 6443 });
    const own = { ...INIT, kubeadmYaml: INIT.kubeadmYaml.replace('192.0.2.100', '192.0.2.10') };
    expect(readPlan('lab', scenario(own)).loadBalancer).toBeUndefined();
  });

  it('finds etcd outside the cluster', () => {
    expect(plan.externalEtcd?.endpoints).toEqual([{ address: '2001:db8::20', port: 2379 }]);
  });

  it('refuses files of which none inits a cluster', () => {
    expect(() => readPlan('lab', scenario(CONTROL_PLANE))).toThrow('no node inits');
  });
});

describe('an endpoint', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1', 6443],
    ['192.0.2.1:8443', '192.0.2.1', 8443],
    ['[2001:db8::1]:8443', '2001:db8::1', 8443],
    ['[2001:db8::1]', '2001:db8::1', 6443],
    ['api.example.com:1', 'api.example.com', 1],
  ])('%s', (text, address, port) => {
    expect(parseEndpoint(text, 6443)).toEqual({ address, port });
  });
});
