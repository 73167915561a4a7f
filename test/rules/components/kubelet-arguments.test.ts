import { describe, expect, it } from 'vitest';
import { shortVerdicts } from '../verdicts-of';

const node = (name: string, value: string): string =>
  [
    {
      apiVersion: 'kubeadm.k8s.io/v1beta3',
      kind: 'InitConfiguration',
      nodeRegistration: { kubeletExtraArgs: { [name]: value } },
    },
    { apiVersion: 'kubeadm.k8s.io/v1beta3', kind: 'ClusterConfiguration' },
  ]
    .map((document) => JSON.stringify(document))
    .join('\n---\n');

describe('extra arguments of the kubelet', () => {
  it.each([
    ['node-ip', '192.0.2.10, 2001:db8::10', ['NET720 kubelet-start']],
    ['node-ip', '"192.0.2.10, 2001:db8::10"', []],
    ['max-pods', '50 ', []],
    ['max-pods', '50 --v=4', []],
    ['max-pods', '50 4', ['NET720 kubelet-start']],
    ['node-labels', 'foo,a=b,,example.com/c=', []],
    ['node-labels', 'node.kubernetes.io/a=b,x.node.kubernetes.io/c=d', []],
    ['node-labels', 'topology.kubernetes.io/zone=z', []],
    ['node_labels', 'kubernetes.io/foo=bar', ['NET721 kubelet-start']],
    ['node-labels', 'node-role.kubernetes.io/worker=', ['NET721 kubelet-start']],
    ['node-labels', 'x.k8s.io/a=b', ['NET721 kubelet-start']],
    ['node-labels', 'a=b=c', ['NET721 kubelet-start']],
    ['node-labels', 'notkubernetes.io/a=b', []],
    ['cloud-provider', 'external', []],
    ['cloud-provider', '', []],
    ['cloud-provider', 'aws', ['NET722 kubelet-start']],
  ])('--%s=%s: %j', (name, value, verdicts) => {
    expect(shortVerdicts(node(name, value), 36, /NET72[0-2]/)).toEqual(verdicts);
  });

  it('had a few providers of clouds built in up to 1.28', () => {
    expect(shortVerdicts(node('cloud-provider', 'gce'), 28, /NET722/)).toEqual([]);
  });
});
