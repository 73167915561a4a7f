import { describe, expect, it } from 'vitest';
import { isKnownMinor, MINORS, nameOfMinor, parseKubernetesVersion } from '../../lib/k8s/version';

describe('a Kubernetes version', () => {
  it.each([
    ['1.36', 36, undefined],
    ['v1.36', 36, undefined],
    ['1.36.4', 36, 4],
    ['v1.36.4', 36, 4],
    ['1.36.0', 36, 0],
    ['v1.37.0-rc.1', 37, 0],
    ['1.33.13-gke.1000', 33, 13],
    ['1.30.4+k3s1', 30, 4],
    ['1.30.4-rc.1+build', 30, 4],
  ])('%s', (text, minor, patch) => {
    expect(parseKubernetesVersion(text)).toEqual({ text, major: 1, minor, patch });
  });

  it.each([
    '',
    '1',
    'v1',
    'V1.36.0',
    '1.036',
    '1.36.04',
    '1.36.',
    '1.36-rc.1',
    '1.36.0.0',
    ' 1.36',
    '1.36 ',
    '1.36\n',
    'stable-1',
    'stable-1.36',
    'ci/latest',
    'latest',
    '1.x',
    '-1.36',
    '1.36.4-',
  ])('is not %j', (text) => {
    expect(parseKubernetesVersion(text)).toBeUndefined();
  });

  it('is known from 1.28 to 1.37, and of no other major', () => {
    const isKnown = (text: string) => {
      const version = parseKubernetesVersion(text);
      return version !== undefined && isKnownMinor(version);
    };

    expect(MINORS.map(nameOfMinor).filter((text) => !isKnown(text))).toEqual([]);
    expect(['1.27', '1.38', '2.30', '0.30'].filter(isKnown)).toEqual([]);
  });
});
