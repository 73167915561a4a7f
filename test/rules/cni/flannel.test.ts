import { describe, expect, it } from 'vitest';
import { checkInputs } from '../../../lib/rules/check-inputs';
import { readExample } from '../../support/read-example';

const clusterOf = (
  podSubnet: string,
  serviceSubnet: string,
): string => `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: ${podSubnet}
  serviceSubnet: ${serviceSubnet}
`;

const configMapOf = (netConf: string): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'kube-flannel-cfg', namespace: 'kube-flannel' },
    data: { 'net-conf.json': netConf },
  });

/** What is said about net-conf.json: code and severity; nothing of it may name a judge. */
function verdictOn(netConf: string, podSubnet = '10.244.0.0/16'): string[] {
  const services = podSubnet.includes(',') ? '10.96.0.0/16,fd00:96::/112' : '10.96.0.0/16';
  const { findings } = checkInputs(
    [
      readExample('cluster.yaml', clusterOf(podSubnet, services)),
      readExample('flannel.json', configMapOf(netConf)),
    ],
    {},
  );
  expect(findings.flatMap(({ refusedBy }) => refusedBy)).toEqual([]);
  return [...new Set(findings.map(({ code, severity }) => `${severity} ${code}`))];
}

const VXLAN = '"Backend": {"Type": "vxlan"}';

describe('flannel, as flanneld 0.28 was seen to act', () => {
  it.each([
    ['as it is shipped', `{"Network": "10.244.0.0/16", ${VXLAN}}`],
    ['keys in any case', `{"NETWORK": "10.244.0.0/16", "backend": {"type": "VXLAN"}}`],
    ['host bits in Network', `{"Network": "10.244.3.4/16", ${VXLAN}}`],
    ['a Network larger than the pod range', `{"Network": "10.0.0.0/8", ${VXLAN}}`],
    ['unknown keys', `{"Network": "10.244.0.0/16", "Colour": 5, ${VXLAN}}`],
  ])('takes %s', (_, netConf) => {
    expect(verdictOn(netConf)).toEqual([]);
  });

  it.each([
    ['an IPv6 Network', `{"Network": "fd00::/56", ${VXLAN}}`, ['error NET550']],
    ['a Network without mask', `{"Network": "10.244.0.0", ${VXLAN}}`, ['error NET550']],
    ['a null Network', `{"Network": null, ${VXLAN}}`, ['error NET550']],
    ['no Network', `{${VXLAN}}`, ['error NET550']],
    ['a backend by name', '{"Network": "10.244.0.0/16", "Backend": "vxlan"}', ['error NET550']],
    ['broken JSON', '{"Network": ', ['error NET550']],
    ['a Network beside the pods', `{"Network": "10.50.0.0/16", ${VXLAN}}`, ['error NET551']],
    ['part of the pods only', `{"Network": "10.244.0.0/17", ${VXLAN}}`, ['error NET551']],
    ['an empty backend', '{"Network": "10.244.0.0/16", "Backend": {}}', ['error NET553']],
    ['no backend', '{"Network": "10.244.0.0/16"}', ['info NET553']],
    [
      'IPv6 without pods',
      `{"Network": "10.244.0.0/16", "EnableIPv6": true, "IPv6Network": "fd00::/56", ${VXLAN}}`,
      ['error NET555'],
    ],
    [
      'a length nobody reads',
      `{"Network": "10.244.0.0/16", "SubnetLen": 31, ${VXLAN}}`,
      ['info NET554'],
    ],
    [
      'a port that wraps',
      '{"Network": "10.244.0.0/16", "Backend": {"Type": "vxlan", "Port": 70000}}',
      ['warning NET553'],
    ],
    [
      'a negative identifier',
      '{"Network": "10.244.0.0/16", "Backend": {"Type": "vxlan", "VNI": -1}}',
      ['error NET553'],
    ],
  ])('speaks of %s', (_, netConf, said) => {
    expect(verdictOn(netConf)).toEqual(said);
  });

  it('misses the second family of the pods', () => {
    const netConf = `{"Network": "10.244.0.0/16", ${VXLAN}}`;

    expect(verdictOn(netConf, '10.244.0.0/16,fd00:244::/56')).toEqual(['error NET555']);
  });
});
