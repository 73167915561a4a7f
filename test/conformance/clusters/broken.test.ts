import { describe, expect, it } from 'vitest';
import { BROKEN_VARIANTS, unsaidOf } from '../../../conformance/clusters/broken';
import { findingsOf, forcedFilesOf } from '../../../conformance/clusters/broken/program';

describe('the program that the broken variants change', () => {
  it('is fine without a change', () => {
    expect(findingsOf({})).toEqual([]);
  });
});

describe.each(BROKEN_VARIANTS)('$code $name', (variant) => {
  it('is refused, and the finding says what will happen', () => {
    expect(unsaidOf(variant)).toBeUndefined();
  });

  it('can be written all the same', () => {
    expect(Object.keys(forcedFilesOf(variant.change))).toContain('nodes/cp1/kubeadm.yaml');
  });
});
