import * as path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolder, keyOf } from '../../../conformance/binaries/cache';
import {
  componentRecipe,
  kubernetesRecipe,
  residentCniRecipe,
} from '../../../conformance/binaries/recipe';

describe('the cache folder', () => {
  it('is the one that is named', () => {
    const named = { CONFORMANCE_CACHE: '/named', XDG_CACHE_HOME: '/caches' };
    expect(cacheFolder(named)).toBe('/named');
  });

  it("lies in the user's cache folder otherwise, shared by all clones", () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/caches' })).toBe('/caches/cdk8s-kubeadm/conformance');
    const atHome = path.join('.cache', 'cdk8s-kubeadm', 'conformance');
    expect(cacheFolder({ XDG_CACHE_HOME: '' }).endsWith(atHome)).toBe(true);
  });
});

describe('the key of a built program', () => {
  const etcd = componentRecipe('etcd');

  it('does not depend on the order in which a recipe is written', () => {
    const reversed = Object.fromEntries(Object.entries(etcd).reverse());
    expect(keyOf({ ...etcd, ...reversed })).toBe(keyOf(etcd));
    expect(keyOf(Object.assign(reversed, etcd))).toBe(keyOf(etcd));
  });

  it.each([
    { toolchain: 'go1.22.12' },
    { version: 'v3.6.9' },
    { ldflags: '' },
    { tags: 'other' },
    { usesCgo: true },
    { isTest: true },
    { wrapper: 'containerd' },
  ] as const)('changes with %j', (change) => {
    expect(keyOf({ ...etcd, ...change })).not.toBe(keyOf(etcd));
  });

  it('tells the Go release of a minor apart from the default', () => {
    const old = kubernetesRecipe('kubeadm', 30);
    const { toolchain } = kubernetesRecipe('kubeadm', 36);
    expect(keyOf({ ...old, toolchain })).not.toBe(keyOf(old));
  });

  it('holds the source of a program of our own', () => {
    const { isOwn, ...borrowed } = residentCniRecipe();
    expect(isOwn).toBe(true);
    expect(keyOf(borrowed)).not.toBe(keyOf(residentCniRecipe()));
  });
});
