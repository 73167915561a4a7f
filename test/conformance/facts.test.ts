import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KUBERNETES_RELEASES } from '../../conformance/binaries/releases';
import * as recorded from '../../conformance/facts/recorded/sources.json';
import { digestOf, pathOf, programKeys } from '../../conformance/facts/sources';
import * as etcdFlags from '../../lib/k8s/facts/etcd-flags.json';
import * as gates from '../../lib/k8s/facts/feature-gates.json';
import { loadImageVersions } from '../../lib/k8s/facts/load';

/** What shows without building a program that `npm run facts` was forgotten. */
describe('the facts', () => {
  it('were read with the programs of today', () => {
    expect(programKeys(etcdFlags.releases)).toEqual(recorded.programs);
  });

  it.each(Object.entries(recorded.files))('%s is as the last run wrote it', (file, digest) => {
    expect(digestOf(readFileSync(pathOf(file), 'utf8'))).toBe(digest);
  });

  it('are those of every release that the judges are built from', () => {
    const versions = KUBERNETES_RELEASES.map(({ version }) => version);
    const kubeadms = KUBERNETES_RELEASES.map(({ minor }) => loadImageVersions(minor)?.kubeadm);

    expect(gates.releases).toEqual(versions);
    expect(kubeadms).toEqual(versions);
  });
});
