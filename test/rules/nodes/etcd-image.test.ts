import { describe, expect, it } from 'vitest';
import { shortVerdicts } from '../verdicts-of';

const cluster = (
  minor: number,
  tag: string,
): string => `apiVersion: kubeadm.k8s.io/v1beta${minor < 31 ? 3 : 4}
kind: ClusterConfiguration
kubernetesVersion: v1.${minor}.1
etcd: { local: { imageTag: "${tag}" } }
`;

describe('the image of etcd', () => {
  it.each([
    [36, '3.6.0-0', []],
    [36, '3.7.0-0', []],
    [36, '3.5.24-0', ['NET417 -']],
    [35, '3.5.24-0', []],
    [35, '3.7.0-0', []],
    [33, '3.6.6-0', []],
    [33, '3.7.0-0', ['NET417 -']],
    [33, '3.5.9-0', ['NET417 -']],
    [33, '3.4.29', []],
    [30, '3.5.9-0', []],
    [36, 'latest', []],
  ])('of kubeadm 1.%d may have the tag %s: %j', (minor, tag, verdicts) => {
    expect(shortVerdicts(cluster(minor, tag), minor, /NET417/)).toEqual(verdicts);
  });
});
