import { describe, expect, it } from 'vitest';
import {
  ClusterNetwork,
  Findings,
  KubeadmApp,
  KubeadmCluster,
  type KubeletProps,
  Patch,
  PatchTarget,
} from '../../../lib';

/** A control plane and a worker of 1.36, with these patches of the cluster and of the worker. */
function programWith(patches: Patch[], ofWorker: Patch[] = []): KubeadmApp {
  const app = new KubeadmApp();
  const network = new ClusterNetwork(app, 'network', { serviceCidrs: ['10.96.0.0/16'] });
  const cluster = new KubeadmCluster(app, 'lab', { kubernetesVersion: '1.36.4', network, patches });
  cluster.addControlPlane('cp1', { address: '192.168.56.10' });
  cluster.addWorker('w1', { address: '192.168.56.11', patches: ofWorker });
  return app;
}

const LABEL = { metadata: { labels: { a: 'b' } } };
const patchesOf = (app: KubeadmApp): string[] =>
  Object.keys(app.renderFiles()).filter((path) => path.includes('/patches/'));
const expected = (app: KubeadmApp, file: string): string =>
  app.renderFiles()[`nodes/cp1/expected${file}`] ?? '';
const findingsOf = (app: KubeadmApp) =>
  Findings.of(app).map(({ code, path, refusedBy }) => ({ code, path, refusedBy }));

describe('patches', () => {
  it('lie on the nodes they concern, in the order of their declaration', () => {
    const app = programWith(
      [
        Patch.strategic(PatchTarget.ETCD, LABEL),
        Patch.merge(PatchTarget.KUBELET_CONFIGURATION, { maxPods: 64 }),
      ],
      [Patch.json(PatchTarget.KUBELET_CONFIGURATION, [], { suffix: '-own' })],
    );

    expect(patchesOf(app)).toEqual([
      'nodes/cp1/etc/kubernetes/patches/etcd0+strategic.yaml',
      'nodes/cp1/etc/kubernetes/patches/kubeletconfiguration1+merge.yaml',
      'nodes/w1/etc/kubernetes/patches/kubeletconfiguration0+merge.yaml',
      'nodes/w1/etc/kubernetes/patches/kubeletconfiguration-own+json.yaml',
    ]);
  });

  it('are named in the files of nodes that have some', () => {
    const files = programWith([Patch.strategic(PatchTarget.ETCD, LABEL)]).renderFiles();

    expect(files['nodes/cp1/kubeadm.yaml']).toContain('directory: /etc/kubernetes/patches\n');
    expect(files['nodes/w1/kubeadm.yaml']).not.toContain('patches');
  });

  it('show in what is expected of kubeadm', () => {
    const app = programWith([Patch.strategic(PatchTarget.KUBE_SCHEDULER, LABEL)]);

    expect(expected(app, '/etc/kubernetes/manifests/kube-scheduler.yaml')).toContain('a: b\n');
    expect(expected(app, '/assumptions.txt')).not.toContain('patches');
    expect(findingsOf(app)).toEqual([]);
  });

  it('are checked as files are, and the finding points at the program', () => {
    const withoutName = { spec: { containers: [{ image: 'x' }] } };
    const app = programWith([Patch.strategic(PatchTarget.KUBE_APISERVER, withoutName)]);

    expect(findingsOf(app)).toEqual([
      { code: 'NET636', path: 'patches[0].spec.containers[0]', refusedBy: ['kubeadm-init'] },
    ]);
  });

  it.each([
    ['a target of the future', 'kubeproxydaemonset', 'NET635'],
    ['no target at all', '../../../tmp/x', 'NET050'],
  ])('with %s raise a finding', (_, target, code) => {
    const app = programWith([Patch.strategic(target as PatchTarget, LABEL)]);

    expect(findingsOf(app).map((finding) => finding.code)).toEqual([code]);
  });

  it.each([[{ suffix: '../x' }], [{ suffix: 'a+json' }]])(
    'cannot leave their folder: %j',
    (props) => {
      const app = programWith([Patch.strategic(PatchTarget.ETCD, LABEL, props)]);

      expect(findingsOf(app).map(({ code, path }) => [code, path])).toEqual([
        ['NET050', 'patches[0].suffix'],
      ]);
      expect(patchesOf(app)).toEqual([]);
    },
  );

  it('hold nothing but plain values', () => {
    const app = programWith([Patch.strategic(PatchTarget.ETCD, { spec: () => 1 })]);

    expect(findingsOf(app).map(({ code }) => code)).toEqual(['NET050']);
  });
});

describe('the kubelet of one node', () => {
  const withKubelets = (ofAll: KubeletProps, ofWorker: KubeletProps): KubeadmApp => {
    const app = new KubeadmApp();
    const network = new ClusterNetwork(app, 'network', { serviceCidrs: ['10.96.0.0/16'] });
    const cluster = new KubeadmCluster(app, 'lab', {
      kubernetesVersion: '1.36.4',
      network,
      kubelet: ofAll,
    });
    cluster.addControlPlane('cp1', { address: '192.168.56.10' });
    cluster.addWorker('w1', {
      address: '192.168.56.11',
      labels: { 'example.com/rack': '7', fast: '' },
      kubelet: ofWorker,
    });
    return app;
  };

  it('is a patch of its node, and labels are an argument', () => {
    const app = withKubelets({ maxPods: 64 }, { maxPods: 200, clusterDns: ['10.96.0.10'] });
    const files = app.renderFiles();

    expect(patchesOf(app)).toEqual([
      'nodes/w1/etc/kubernetes/patches/kubeletconfiguration0+merge.yaml',
    ]);
    expect(files['nodes/w1/kubeadm.yaml']).toContain('value: example.com/rack=7,fast=\n');
    expect(files['nodes/w1/expected/var/lib/kubelet/config.yaml']).toContain('maxPods: 200\n');
    expect(files['nodes/cp1/expected/var/lib/kubelet/config.yaml']).toContain('maxPods: 64\n');
    expect(findingsOf(app)).toEqual([]);
  });

  it('is judged with what all kubelets share, at the line of the node', () => {
    const app = withKubelets(
      { imageGCHighThresholdPercent: 60, imageGCLowThresholdPercent: 50 },
      { imageGCLowThresholdPercent: 70, settings: { hairpinMode: 'none' } },
    );

    expect(findingsOf(app)).toEqual([
      { code: 'NET713', path: 'kubelet.imageGCLowThresholdPercent', refusedBy: ['kubelet-start'] },
    ]);
  });

  it('can put right what is wrong for all others', () => {
    const app = withKubelets({ hairpinMode: 'x' } as KubeletProps, {
      settings: { hairpinMode: 'none' },
    });

    expect(Findings.of(app).map(({ code, constructPath }) => [code, constructPath])).toEqual([
      ['NET713', 'lab'],
    ]);
  });

  it.each([[{ 'a,b': 'c' }], [{ a: 'b,c=d' }], [{ a: 'b c' }], [{ a: 7 }]])(
    'has no label that becomes another one: %j',
    (labels) => {
      const app = new KubeadmApp();
      const network = new ClusterNetwork(app, 'network');
      const cluster = new KubeadmCluster(app, 'lab', { kubernetesVersion: '1.36.4', network });
      cluster.addControlPlane('cp1', { address: '192.168.56.10', labels: labels as never });

      expect(findingsOf(app).map(({ code }) => code)).toEqual(['NET050']);
      expect(app.renderFiles()['nodes/cp1/kubeadm.yaml']).not.toContain('node-labels');
    },
  );
});
