import { describe, expect, it } from 'vitest';
import { etcdTag } from '../../../lib/emit/host/etcd-images';
import { parseKubernetesVersion } from '../../../lib/k8s/version';

function tag(kubeadm: string, cluster = kubeadm): string | undefined {
  const [tool, target] = [parseKubernetesVersion(kubeadm), parseKubernetesVersion(cluster)];
  return tool && target && etcdTag(tool, target);
}

describe('the etcd image of a kubeadm release', () => {
  it.each([
    ['1.28.0', '3.5.9-0'],
    ['1.28.15', '3.5.15-0'],
    ['1.29.2', '3.5.10-0'],
    ['1.29.15', '3.5.16-0'],
    ['1.30.4', '3.5.12-0'],
    ['1.30.14', '3.5.15-0'],
    ['1.31.4', '3.5.15-0'],
    ['1.32.9', '3.5.16-0'],
    ['1.32.10', '3.5.24-0'],
    ['1.33.13', '3.5.24-0'],
    ['1.34.1', '3.6.4-0'],
    ['1.34', '3.6.5-0'],
    ['1.35.0', '3.6.6-0'],
    ['1.36.4', '3.6.8-0'],
    ['1.37.1', '3.7.0-0'],
  ])('%s asks for %s', (kubeadm, expected) => {
    expect(tag(kubeadm)).toBe(expected);
  });

  it('stays at 3.5 for a 1.33 cluster made with kubeadm 1.34', () => {
    expect(tag('1.34.9', '1.33.0')).toBe('3.5.24-0');
    expect(tag('1.34.0', '1.33.0')).toBe('3.5.21-0');
  });

  it('does not look at the cluster otherwise', () => {
    expect(tag('1.35.4', '1.34.0')).toBe('3.6.6-0');
    expect(tag('1.36.4', '1.37.0')).toBe('3.6.8-0');
  });
});
