import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kubeadm } from '../../../conformance/fuzz/targets/kubeadm';

const sample = (minor: number, seed: number) =>
  fc.sample(kubeadm.texts(minor), { seed, numRuns: 100 });

describe('generated kubeadm files', () => {
  it('are the same for the same seed', () => {
    expect(sample(36, 1)).toEqual(sample(36, 1));
    expect(sample(36, 1)).not.toEqual(sample(36, 2));
  });

  it('are addressed to kubeadm', () => {
    for (const text of sample(30, 1)) expect(text).toMatch(/kubeadm\.k8s\.io\//i);
  });

  it('rarely repeat', () => {
    expect(new Set(sample(37, 1)).size).toBeGreaterThan(85);
  });
});
