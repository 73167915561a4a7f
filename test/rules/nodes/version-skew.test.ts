import { expect, it } from 'vitest';
import { shortVerdicts } from '../verdicts-of';

const cluster = `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
`;

const pod = (image: string) => `apiVersion: v1
kind: Pod
metadata: { name: any, namespace: kube-system }
spec: { containers: [{ name: any, image: "${image}" }] }
`;

const node = (version: string) => `apiVersion: v1
kind: Node
metadata: { name: w1 }
status: { nodeInfo: { kubeletVersion: ${version} } }
`;

const skew = (...texts: string[]) => shortVerdicts([cluster, ...texts], 36, /^NET414$/);

it.each([
  ['registry.k8s.io/kube-proxy:v1.33.0', true],
  ['registry.k8s.io/kube-proxy:v1.32.9', false],
  ['registry.k8s.io/kube-proxy:v1.37.0', false],
  ['registry.example:5000/mirror/kube-scheduler:v1.35.0@sha256:00', true],
  ['kube-scheduler:v1.34.9', false],
  ['registry.k8s.io/kubectl:v1.37.1', true],
  ['bitnami/kubectl:1.34.2', false],
  ['registry.k8s.io/coredns/coredns:v1.12.0', true],
  ['registry.k8s.io/kube-proxy:latest', true],
])('%s works with 1.36: %s', (image, works) => {
  expect(skew(pod(image))).toEqual(works ? [] : ['NET414 -']);
});

it('reads what nodes say of themselves, in a list as well', () => {
  const list = 'apiVersion: v1\nkind: List\nitems:\n';
  const items = node('v1.31.4')
    .trimEnd()
    .split('\n')
    .map((line, index) => `${index === 0 ? '  - ' : '    '}${line}\n`)
    .join('');

  expect(skew(node('v1.33.13'))).toEqual([]);
  expect(skew(list + items)).toEqual(['NET414 -']);
});

it('does not guess the version of the cluster', () => {
  expect(shortVerdicts([node('v1.28.0')], 36, /^NET414$/)).toEqual([]);
});
