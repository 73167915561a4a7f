import { describe, expect, it } from 'vitest';
import {
  ciliumText,
  installationText,
  kubeRouterText,
} from '../../../lib/rules/cni/add-on-example';
import { shortVerdicts } from '../verdicts-of';

const cluster = (...lines: readonly string[]) =>
  [
    'apiVersion: kubeadm.k8s.io/v1beta4',
    'kind: ClusterConfiguration',
    'kubernetesVersion: v1.36.4',
    ...lines,
    'networking: { podSubnet: 10.244.0.0/16 }',
    '',
  ].join('\n');

const proxy = (...fields: readonly string[]) =>
  [
    'apiVersion: kubeproxy.config.k8s.io/v1alpha1',
    'kind: KubeProxyConfiguration',
    ...fields,
    '',
  ].join('\n');

const ippool = (cidr: string, ...fields: readonly string[]) =>
  `apiVersion: projectcalico.org/v3\nkind: IPPool\nmetadata: { name: any }\nspec: { ${[`cidr: "${cidr}"`, ...fields].join(', ')} }\n`;

const codes = (...texts: string[]) => shortVerdicts(texts, 36, /^NET(57\d|409|21[35])$/);

const POOL = ciliumText('cluster-pool-ipv4-cidr: 10.10.0.0/16');

describe('a pool outside podSubnet', () => {
  it('is fine where kube-proxy does not go by podSubnet', () => {
    expect(codes(cluster(), POOL, proxy('detectLocalMode: NodeCIDR'))).toEqual([]);
    expect(codes(cluster(), POOL, proxy('clusterCIDR: 10.10.0.0/16'))).toEqual([]);
  });

  it('is fine where nobody says podSubnet', () => {
    expect(codes(cluster().replace(/networking.*\n/, ''), POOL)).toEqual([]);
  });

  it("stops Calico's operator all the same", () => {
    const calico = installationText('10.10.0.0/16');

    expect(codes(cluster(), calico, proxy('detectLocalMode: NodeCIDR'))).toEqual(['NET570 -']);
  });

  it('is not what a disabled pool or one for load balancers is', () => {
    const inside = ippool('10.244.0.0/17');

    expect(codes(cluster(), inside, ippool('10.10.0.0/16', 'disabled: true'))).toEqual([]);
    expect(codes(cluster(), inside, ippool('10.10.0.0/16', 'allowedUses: [LoadBalancer]'))).toEqual(
      [],
    );
  });
});

describe('blocks of kube-controller-manager', () => {
  it('are nobody else’s business when Calico gives out addresses', () => {
    const maxPods =
      'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nmaxPods: 500\n';

    expect(codes(cluster(), maxPods)).toEqual(['NET215 -']);
    expect(codes(cluster(), maxPods, installationText('10.244.0.0/16'))).toEqual([]);
  });

  it('are needed by kube-router, switched on', () => {
    const off = 'controllerManager: { extraArgs: [{ name: allocate-node-cidrs, value: "false" }] }';
    const router = kubeRouterText('--run-service-proxy=false');

    expect(codes(cluster(), router)).toEqual([]);
    expect(codes(cluster(off), router)).toEqual(['NET409 -']);
  });
});

describe('kube-proxy', () => {
  const bpf = installationText('10.244.0.0/16', 'linuxDataplane: BPF');

  it('and its replacement are two', () => {
    expect(codes(cluster(), bpf)).toEqual(['NET572 -']);
    expect(codes(cluster('proxy: { disabled: true }'), bpf)).toEqual([]);
  });

  it('may be brought by somebody else', () => {
    const own = kubeRouterText().replaceAll('kube-router', 'kube-proxy');
    const calico = installationText('10.244.0.0/16');

    expect(codes(cluster('proxy: { disabled: true }'), calico)).toEqual(['NET572 -']);
    expect(codes(cluster('proxy: { disabled: true }'), calico, own)).toEqual([]);
  });

  it('is nobody we know of with an add-on we do not know', () => {
    expect(codes(cluster('proxy: { disabled: true }'))).toEqual([]);
  });
});

describe('a pool of Calico', () => {
  it.each([
    ['10.244.0.0/26', [], []],
    ['10.244.0.0/27', [], ['NET577 -']],
    ['10.244.0.0/27', ['blockSize: 27'], []],
    ['10.244.0.0/16', ['blockSize: 19'], ['NET577 -']],
    ['10.244.0.9/16', [], ['NET577 -']],
    ['10.244.0.0/16', ['ipipMode: Always', 'vxlanMode: Never'], []],
    ['10.244.0.0/16', ['ipipMode: Always', 'vxlanMode: Always'], ['NET577 -']],
    ['fd00:10:244::/56', ['vxlanMode: Always'], []],
    ['fd00:10:244::/56', ['ipipMode: CrossSubnet'], ['NET577 -']],
    ['fd00:10:244::/124', [], ['NET577 -']],
    ['ten', [], ['NET577 -']],
  ])('%s %s', (cidr, fields, expected) => {
    expect(codes(ippool(cidr, ...fields))).toEqual(expected);
  });
});
