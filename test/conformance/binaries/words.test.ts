import { describe, expect, it } from 'vitest';
import { cachedPath } from '../../../conformance/binaries/cache';
import { everyRecipe, recipesFor } from '../../../conformance/binaries/words';

const titles = (word: string) =>
  recipesFor(word).map(({ program, version }) => `${program} ${version}`);

describe('words of conformance:build', () => {
  it('names one program of one minor', () => {
    expect(titles('kubelet@1.36')).toEqual(['kubelet v1.36.4']);
  });

  it('names all programs of a minor', () => {
    expect(titles('kubernetes@1.30')).toEqual([
      'kubeadm v1.30.4',
      'kube-apiserver v1.30.4',
      'kube-controller-manager v1.30.4',
      'kube-scheduler v1.30.4',
      'kubelet v1.30.4',
      'kube-proxy v1.30.4',
      'kubectl v1.30.4',
    ]);
  });

  it('names a component by its own name and by that of its programs', () => {
    expect(titles('etcd')).toEqual(['etcd v3.6.8', 'etcdctl v3.6.8', 'etcdutl v3.6.8']);
    expect(titles('etcdctl')).toEqual(['etcdctl v3.6.8']);
    expect(titles('flannel')).toEqual([
      'flanneld v0.28.10',
      'install-conf v0.28.10',
      'flannel v0.9.1',
    ]);
  });

  it('takes the programs of the tests from the minor whose tests are run', () => {
    expect(titles('e2e')).toEqual(['ginkgo v2.28.1', 'agnhost v1.36.4', 'e2e.test v1.36.4']);
  });

  it('gives a rig what nodes run, at the minor asked for, and no judge or test runner', () => {
    const programs = recipesFor('rig@1.33').map(({ program }) => program);
    const ofNodes = ['kubelet', 'etcd', 'containerd', 'coredns', 'flanneld', 'bridge', 'agnhost'];
    expect(programs).toEqual(expect.arrayContaining(ofNodes));
    expect(programs).not.toContain('e2e.test');
    expect(programs).not.toContain('kubeconform');
    expect(titles('rig@1.33')).toContain('kubelet v1.33.13');
  });

  it.each([
    'kubelet',
    'kubelet@1.27',
    'kubelet@36',
    'kubelet@1.36.4',
    'kubernetes-1.36',
    'agnhost@1.30',
    'no-such-thing',
    'no-such-thing@1.36',
    '',
  ])('refuses "%s"', (word) => {
    expect(() => recipesFor(word)).toThrow(/^".*" names nothing that is built here$/);
  });

  it('builds every program once when no word is given, each to a place of its own', () => {
    const paths = everyRecipe().map(cachedPath);
    expect(new Set(paths).size).toBe(paths.length);
  });
});
