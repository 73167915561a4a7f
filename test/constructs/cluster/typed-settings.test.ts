import { Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import {
  ClusterNetwork,
  KubeadmCluster,
  type KubeletProps,
  type KubeProxyProps,
} from '../../../lib';
import { inputFilesOf } from '../../../lib/constructs/cluster/cluster-output';
import { checkInputs } from '../../../lib/rules/check-inputs';

interface Settings {
  readonly kubelet?: KubeletProps;
  readonly kubeProxy?: KubeProxyProps;
}

function inputsWith(settings: Settings) {
  const chart = Testing.chart();
  const cluster = new KubeadmCluster(chart, 'lab', {
    kubernetesVersion: '1.36.4',
    network: new ClusterNetwork(chart, 'network', { podCidrs: ['10.244.0.0/16'] }),
    ...settings,
  });
  cluster.addControlPlane('cp1', { address: '192.168.56.10' });
  return inputFilesOf(cluster);
}

const documentOf = (settings: Settings, kind: string) =>
  inputsWith(settings)
    .flatMap(({ chunks }) => chunks)
    .map(({ document }) => document?.value)
    .find((value) => JSON.stringify(value).includes(`"kind":"${kind}"`));

const findingsOf = (settings: Settings) =>
  checkInputs(inputsWith(settings), {}).findings.map(
    ({ code, subject }) => `${code} ${subject.location.path}`,
  );

describe('typed settings of node components', () => {
  it('stand in the document under the names of the API', () => {
    const kubelet = { systemReserved: { memory: '256Mi' }, containerLogMaxFiles: 3 };
    const kubeProxy = { conntrack: { maxPerCore: 0 }, iptables: { masqueradeAll: true } };

    expect(documentOf({ kubelet }, 'KubeletConfiguration')).toMatchObject(kubelet);
    expect(documentOf({ kubeProxy }, 'KubeProxyConfiguration')).toMatchObject(kubeProxy);
  });

  it('are judged, by the property that says them', () => {
    expect(findingsOf({ kubelet: { imageGCHighThresholdPercent: 101 } })).toContain(
      'NET713 kubelet.imageGCHighThresholdPercent',
    );
    expect(findingsOf({ kubeProxy: { iptables: { masqueradeBit: 32 } } })).toContain(
      'NET712 kubeProxy.iptables.masqueradeBit',
    );
  });
});
