import { describe, expect, it } from 'vitest';
import { etcdTag } from '../../../lib/emit/host/etcd-images';
import { loadImageVersions } from '../../../lib/k8s/facts/load';
import { type KubernetesVersion, MINORS, parseKubernetesVersion } from '../../../lib/k8s/version';

const versionOf = (text: string): KubernetesVersion => {
  const version = parseKubernetesVersion(text);
  if (!version) throw new RangeError(text);
  return version;
};

describe('the etcd images', () => {
  it.each(MINORS)('of 1.%i are those the real module of that release names', (minor) => {
    const read = loadImageVersions(minor);
    if (!read) throw new RangeError(`no images of 1.${minor}`);
    const kubeadm = versionOf(read.kubeadm);

    expect(etcdTag(kubeadm, kubeadm)).toBe(read.etcd);
    expect(etcdTag(kubeadm, versionOf(`1.${minor - 1}.0`))).toBe(
      read.etcdFor[minor - 1] ?? read.etcd,
    );
  });
});
