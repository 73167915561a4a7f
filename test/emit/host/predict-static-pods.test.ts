import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DEBIAN_HOST } from '../../../lib/emit/host/host-facts';
import type { HostRequest } from '../../../lib/emit/host/host-request';
import { explainDoubts } from '../../../lib/emit/host/predict-host-files';
import { predictStaticPods } from '../../../lib/emit/host/predict-static-pods';
import { renderNodeFile } from '../../../lib/emit/kubeadm/node-file';
import { fullHub } from '../kubeadm/full-hub';

const V4 = 'kubeadm.k8s.io/v1beta4';
const CLUSTER = { apiVersion: V4, kind: 'ClusterConfiguration', kubernetesVersion: 'v1.36.4' };
const INIT = {
  apiVersion: V4,
  kind: 'InitConfiguration',
  nodeRegistration: { name: 'cp1', criSocket: 'unix:///run/containerd/containerd.sock' },
  localAPIEndpoint: { advertiseAddress: '10.0.0.1' },
};
const JOIN = {
  apiVersion: V4,
  kind: 'JoinConfiguration',
  nodeRegistration: { name: 'cp2', criSocket: 'unix:///run/containerd/containerd.sock' },
  controlPlane: { localAPIEndpoint: { advertiseAddress: '10.0.0.2' } },
  timeouts: { controlPlaneComponentHealthCheck: '100s' },
};

const predict = (request: Partial<HostRequest>) =>
  predictStaticPods({ documents: [INIT, CLUSTER], kubeadmVersion: '1.36.4', ...request });

const namesOf = (files: readonly { path: string }[]) =>
  files.map((file) => file.path.replace('/etc/kubernetes/manifests/', ''));

function commandOf(files: readonly { path: string; content: string }[], name: string): string[] {
  const content = files.find((file) => file.path.endsWith(`/${name}.yaml`))?.content ?? '';
  return parse(content).spec.containers[0].command;
}

const doubtsOf = (documents: HostRequest['documents'], kubeadmVersion = '1.36.4') =>
  explainDoubts({
    documents,
    kubeadmVersion,
    host: { ...DEBIAN_HOST, hostname: 'cp1', runsSystemdResolved: false },
  });

const ALL = [
  'kube-apiserver.yaml',
  'kube-controller-manager.yaml',
  'kube-scheduler.yaml',
  'etcd.yaml',
];

describe('static pods of a node', () => {
  it('are four private files on the first control plane', () => {
    expect(namesOf(predict({}))).toEqual(ALL);
    expect(predict({}).map((file) => file.mode)).toEqual([0o600, 0o600, 0o600, 0o600]);
  });

  it('are none on a worker', () => {
    const { controlPlane: _, ...worker } = JOIN;

    expect(predict({ documents: [worker] })).toEqual([]);
  });

  it('do not depend on the order of the documents', () => {
    expect(predict({ documents: [CLUSTER, INIT] })).toEqual(predict({}));
  });

  it('can be predicted for the files that we write ourselves', () => {
    const { documents } = renderNodeFile(fullHub('init'), 36);

    expect(namesOf(predict({ documents }))).toEqual(ALL);
    expect(commandOf(predict({ documents }), 'kube-scheduler').slice(-2)).toEqual([
      '--v=2',
      '--v=4',
    ]);
  });
});

describe('static pods of a joining control plane', () => {
  const etcdMembers = [
    { name: 'cp1', address: '10.0.0.1' },
    { name: 'cp2', address: '10.0.0.2' },
  ];
  const joined = predict({ documents: [JOIN, CLUSTER], etcdMembers });

  it('name every etcd member in the declared order and an existing cluster', () => {
    expect(commandOf(joined, 'etcd')).toEqual(
      expect.arrayContaining([
        '--initial-cluster=cp1=https://10.0.0.1:2380,cp2=https://10.0.0.2:2380',
        '--initial-cluster-state=existing',
        '--name=cp2',
      ]),
    );
  });

  it('advertise the address of the node itself', () => {
    expect(commandOf(joined, 'kube-apiserver')).toContain('--advertise-address=10.0.0.2');
  });

  it('take their patience from the joining node', () => {
    const pod = parse(joined[0]?.content ?? '');

    expect(pod.spec.containers[0].startupProbe.failureThreshold).toBe(10);
  });

  it('are marked as following the member list of the running etcd', () => {
    const doubts = doubtsOf([JOIN, CLUSTER]);

    expect(doubts.map((doubt) => [doubt.field, doubt.isBlocking])).toEqual([['etcd.local', false]]);
  });
});

describe('what only the host knows', () => {
  const nameless = { apiVersion: V4, kind: 'InitConfiguration' };

  it('leaves the files out that need it', () => {
    expect(namesOf(predict({ documents: [nameless, CLUSTER] }))).toEqual([
      'kube-controller-manager.yaml',
      'kube-scheduler.yaml',
    ]);
  });

  it('is named, field by field', () => {
    const doubts = explainDoubts({ documents: [nameless, CLUSTER], kubeadmVersion: '1.36.4' });

    expect(doubts.filter((doubt) => doubt.isBlocking).map((doubt) => doubt.field)).toEqual([
      'localAPIEndpoint.advertiseAddress',
      'nodeRegistration.name',
    ]);
  });

  it('can be told', () => {
    const host = { ...DEBIAN_HOST, hostname: 'Box', defaultAddress: '192.168.1.5' };
    const files = predict({ documents: [nameless, CLUSTER], host });

    expect(commandOf(files, 'etcd')).toContain('--initial-cluster=box=https://192.168.1.5:2380');
  });

  it.each([
    ['kubernetesVersion', [INIT, { ...CLUSTER, kubernetesVersion: 'stable-1' }]],
    ['patches.directory', [{ ...INIT, patches: { directory: '/p' } }, CLUSTER]],
    [
      'featureGates.RootlessControlPlane',
      [INIT, { ...CLUSTER, featureGates: { RootlessControlPlane: true } }],
    ],
  ])('casts a doubt, but files are predicted: %s', (field, documents) => {
    expect(doubtsOf(documents)).toMatchObject([{ field, isBlocking: false }]);
    expect(namesOf(predict({ documents }))).toEqual(ALL);
  });

  it('casts no doubt on a pinned configuration', () => {
    expect(doubtsOf([INIT, CLUSTER])).toEqual([]);
  });

  it('doubts the order of several variables on kubeadm 1.31 only', () => {
    const extraEnvs = [
      { name: 'A', value: '1' },
      { name: 'B', value: '2' },
    ];
    const documents = [
      INIT,
      { ...CLUSTER, kubernetesVersion: 'v1.31.0', apiServer: { extraEnvs } },
    ];
    const fieldsAt = (kubeadmVersion: string) =>
      doubtsOf(documents, kubeadmVersion).map((doubt) => doubt.field);

    expect(fieldsAt('1.31.4')).toEqual(['extraEnvs']);
    expect(fieldsAt('1.32.4')).toEqual([]);
  });
});
