import { describe, expect, it } from 'vitest';
import { renderAssumptions } from '../../../lib/emit/host/assumptions';
import { explainDoubts } from '../../../lib/emit/host/predict-host-files';

const V4 = 'kubeadm.k8s.io/v1beta4';

const CLUSTER = { apiVersion: V4, kind: 'ClusterConfiguration', kubernetesVersion: 'v1.36.4' };

const linesFor = (...documents: Parameters<typeof explainDoubts>[0]['documents'][number][]) =>
  renderAssumptions(explainDoubts({ documents: [CLUSTER, ...documents], kubeadmVersion: '1.36.4' }))
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

describe('assumptions.txt', () => {
  it('says first which files a missing field has kept from being predicted', () => {
    const [first] = linesFor({ apiVersion: V4, kind: 'InitConfiguration' });

    expect(first).toMatch(/^not predicted: localAPIEndpoint.advertiseAddress: /);
  });

  it('asks nothing of a worker that only control planes need', () => {
    const lines = linesFor({
      apiVersion: V4,
      kind: 'JoinConfiguration',
      nodeRegistration: { name: 'w1' },
    });

    expect(lines.map((line) => line.split(':')[0])).toEqual([
      'nodeRegistration.criSocket',
      'nodeRegistration.name',
      'KubeletConfiguration.resolvConf',
    ]);
  });

  it('is silent on what a document decides', () => {
    const lines = linesFor(
      {
        apiVersion: V4,
        kind: 'JoinConfiguration',
        nodeRegistration: {
          name: 'w1',
          criSocket: 'unix:///run/crio/crio.sock',
          kubeletExtraArgs: [{ name: 'hostname-override', value: 'w1' }],
        },
      },
      {
        apiVersion: 'kubelet.config.k8s.io/v1beta1',
        kind: 'KubeletConfiguration',
        resolvConf: '/etc/resolv.conf',
      },
    );

    expect(lines).toEqual([]);
  });
});
