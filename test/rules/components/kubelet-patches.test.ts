import { describe, expect, it } from 'vitest';
import { parseKubernetesVersion } from '../../../lib/k8s/version';
import { checkInputs } from '../../../lib/rules/check-inputs';
import { readExample } from '../../support/read-example';

const node = (kind: 'Init' | 'Join', name: string): string => `apiVersion: kubeadm.k8s.io/v1beta4
kind: ${kind}Configuration
nodeRegistration: { name: ${name} }
patches: { directory: /etc/kubernetes/patches }
`;

const CLUSTER = `---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
---
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
hairpinMode: none
`;

/** What is said of the kubelets, and in which file. */
function said(files: Readonly<Record<string, string>>): string[] {
  const inputs = Object.entries(files).map(([name, text]) => readExample(name, text));
  const version = parseKubernetesVersion('1.36.4');
  const { findings } = checkInputs(inputs, version ? { kubernetesVersion: version } : {});
  return findings
    .filter(({ code }) => /NET7(13|26)/.test(code))
    .map(({ subject: { location } }) => `${location.file}:${location.line}`);
}

const NAME = 'kubeletconfiguration.yaml';

describe('patches of the kubelet', () => {
  it('belong to the node whose folder they lie in', () => {
    const ofWorker = (setting: string) => ({
      'nodes/cp1/kubeadm.yaml': node('Init', 'cp1') + CLUSTER.replace('none', 'x'),
      'nodes/w1/kubeadm.yaml': node('Join', 'w1'),
      [`nodes/w1/etc/kubernetes/patches/${NAME}`]: `${setting}\n`,
    });

    expect(said(ofWorker('maxPods: 64'))).toEqual(['nodes/cp1/kubeadm.yaml:12']);
    expect(said(ofWorker('hairpinMode: none'))).toEqual(['nodes/cp1/kubeadm.yaml:12']);
    expect(said(ofWorker('maxPods: -1'))).toEqual([
      'nodes/cp1/kubeadm.yaml:12',
      `nodes/w1/etc/kubernetes/patches/${NAME}:1`,
    ]);
  });

  it('belong to every node of the folder that they lie beside', () => {
    const files = {
      'lab/init.yaml': node('Init', 'cp1') + CLUSTER.replace('none', 'x'),
      'lab/workers/w1.yaml': node('Join', 'w1'),
      [`lab/patches/${NAME}`]: 'hairpinMode: none\n',
    };

    expect(said(files)).toEqual([]);
    expect(said({ ...files, [`lab/patches/${NAME}`]: 'hairpinMode: other\n' })).toEqual([
      `lab/patches/${NAME}:1`,
    ]);
  });

  it('have no effect where no node names their folder', () => {
    expect(
      said({
        'lab/init.yaml': node('Init', 'cp1').replace('patches:', '# ') + CLUSTER,
        'lab/patches/kubeletconfiguration+merge.yaml': 'maxPods: -1\n',
      }),
    ).toEqual([]);
  });

  it('are told at the place that counts: the operation, the last patch, the shared document', () => {
    const files = {
      'init.yaml': node('Init', 'cp1') + CLUSTER.replace('none', 'x'),
      'patches/kubeletconfiguration0.yaml': 'maxPods: -2\nfeatureGates: { Bogus: true }\n',
      'patches/kubeletconfiguration1+json.yaml':
        '- { op: add, path: /topologyManagerPolicy, value: x }\n- op: replace\n  path: /maxPods\n  value: -1\n',
    };

    expect(said(files).toSorted()).toEqual([
      'init.yaml:12',
      'patches/kubeletconfiguration0.yaml:2',
      'patches/kubeletconfiguration1+json.yaml:1',
      'patches/kubeletconfiguration1+json.yaml:4',
    ]);
  });
});
