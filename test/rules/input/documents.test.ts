import { describe, expect, it } from 'vitest';
import { cluster, join, verdictOf } from '../../support/kubeadm-verdict';

const BOTH = ['kubeadm-validate', 'kubeadm-init'];
const VALIDATE = ['kubeadm-validate'];

const CLUSTER = cluster('');
const head = (apiVersion: string, kind: string): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\n`;
const beside = (text: string): string => `${CLUSTER}---\n${text}`;
const DISCOVERY =
  'discovery: {bootstrapToken: {apiServerEndpoint: "a:1", token: abcdef.0123456789abcdef, caCertHashes: [x]}}';

describe('the documents of a file for kubeadm', () => {
  it.each<[string, string, number, string[], string[]]>([
    ['one separator in front', `---\n${CLUSTER}`, 36, [], []],
    ['two separators in front', `---\n---\n${CLUSTER}`, 36, ['NET005'], BOTH],
    ['a licence before the first separator', `# licence\n---\n${CLUSTER}`, 36, ['NET005'], BOTH],
    ['a comment before the first key', `# licence\n${CLUSTER}`, 36, [], []],
    ['a Service', beside(head('v1', 'Service')), 36, ['NET005'], BOTH],
    ['a Deployment', beside(head('apps/v1', 'Deployment')), 36, ['NET006'], VALIDATE],
    ['a kind twice', beside(CLUSTER), 36, ['NET009'], BOTH],
    ['a broken piece', beside('a: ['), 36, ['NET001'], BOTH],
    [
      'a component of another version',
      beside(head('kubelet.config.k8s.io/v1', 'KubeletConfiguration')),
      36,
      ['NET006'],
      BOTH,
    ],
    [
      'an unknown field of a component',
      beside(`${head('kubelet.config.k8s.io/v1beta1', 'KubeletConfiguration')}foo: 1\n`),
      36,
      ['NET020'],
      VALIDATE,
    ],
    [
      'a null duration of a component',
      beside(
        `${head('kubelet.config.k8s.io/v1beta1', 'KubeletConfiguration')}syncFrequency: null\n`,
      ),
      36,
      ['NET021'],
      BOTH,
    ],
    [
      'a field that is too new',
      beside(`${head('kubelet.config.k8s.io/v1beta1', 'KubeletConfiguration')}podLogsDir: /x\n`),
      29,
      ['NET020'],
      VALIDATE,
    ],
    [
      'a field that is new enough',
      beside(`${head('kubelet.config.k8s.io/v1beta1', 'KubeletConfiguration')}podLogsDir: /x\n`),
      30,
      [],
      [],
    ],
    [
      'a component beside a join alone',
      `${join(DISCOVERY)}---\n${head('kubelet.config.k8s.io/v1beta1', 'KubeletConfiguration')}foo: 1\nmaxPods: x\n`,
      36,
      [],
      [],
    ],
    [
      'an UpgradeConfiguration unread',
      `${head('kubeadm.k8s.io/v1beta4', 'UpgradeConfiguration')}foo: 1\n`,
      35,
      [],
      [],
    ],
    [
      'an UpgradeConfiguration read',
      `${head('kubeadm.k8s.io/v1beta4', 'UpgradeConfiguration')}foo: 1\n`,
      36,
      ['NET020'],
      VALIDATE,
    ],
    [
      'an UpgradeConfiguration beside init',
      beside(`${head('kubeadm.k8s.io/v1beta4', 'UpgradeConfiguration')}foo: 1\n`),
      33,
      ['NET020'],
      VALIDATE,
    ],
    [
      'an UpgradeConfiguration not known',
      head('kubeadm.k8s.io/v1beta4', 'UpgradeConfiguration'),
      29,
      ['NET008'],
      VALIDATE,
    ],
    ['v1beta3 with 1.36', head('kubeadm.k8s.io/v1beta3', 'ClusterConfiguration'), 36, [], []],
    [
      'v1beta3 with 1.37',
      head('kubeadm.k8s.io/v1beta3', 'ClusterConfiguration'),
      37,
      ['NET008'],
      BOTH,
    ],
    [
      'v1beta4 with 1.30',
      head('kubeadm.k8s.io/v1beta4', 'ClusterConfiguration'),
      30,
      ['NET008'],
      BOTH,
    ],
    ['v1 with 1.37', head('kubeadm.k8s.io/v1', 'ClusterConfiguration'), 37, ['NET008'], BOTH],
    ['v1beta5', head('kubeadm.k8s.io/v1beta5', 'ClusterConfiguration'), 36, ['NET008'], BOTH],
    [
      'a kind that no command looks for',
      head('kubeadm.k8s.io/v1beta4', 'ClusterStatus'),
      36,
      ['NET006'],
      BOTH,
    ],
  ])('%s', (_, text, minor, codes, refusedBy) => {
    const verdict = verdictOf(text, minor);

    expect(verdict).toEqual({ codes, refusedBy });
  });
});
