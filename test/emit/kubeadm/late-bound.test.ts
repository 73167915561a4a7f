import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { LATE_BOUND, LateBound } from '../../../lib/emit/kubeadm/late-bound';

describe.each(LATE_BOUND)('a secret bound on the node ($kind)', (secret) => {
  it('refuses to become text by accident', () => {
    expect(() => `${secret}`).toThrow(TypeError);
    expect(() => JSON.stringify({ secret })).toThrow(TypeError);
    expect(() => String(secret)).toThrow(TypeError);
  });

  it('shows nothing but its kind to a debugger', () => {
    expect(inspect(secret)).toBe(`LateBound { kind: '${secret.kind}' }`);
  });

  it('has a placeholder that is no value of its kind', () => {
    expect(secret.placeholder).toMatch(/^\$\{KUBEADM_[A-Z_]+\}$/);
  });
});

it('has one secret for each kind', () => {
  expect(new Set(LATE_BOUND.map((secret) => secret.kind)).size).toBe(LATE_BOUND.length);
  expect(LATE_BOUND).toContain(LateBound.certificateKey);
});
