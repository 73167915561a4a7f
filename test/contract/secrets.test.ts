import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { ClusterNetwork, KubeadmApp, KubeadmCluster } from '../../lib';
import { LateBound } from '../../lib/emit/kubeadm/late-bound';
import { GOLDEN, SCENARIOS } from '../golden/run-scenario';
import { readTree } from '../synth/read-tree';

/** What may stand in no file that is written: secrets, and the hole that makes one unnecessary. */
const FORBIDDEN: readonly (readonly [name: string, pattern: RegExp, sample: string])[] = [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/, '-----BEGIN RSA PRIVATE KEY-----'],
  ['an age key', /AGE-SECRET-KEY-1/, 'AGE-SECRET-KEY-1QQ'],
  ['a key in a kubeconfig', /client-key-data:/, 'client-key-data: x'],
  ['a bootstrap token', /\b[a-z0-9]{6}\.[a-z0-9]{16}\b/, 'abcdef.0123456789abcdef'],
  [
    'a certificate key',
    /certificateKey: ["']?[0-9a-fA-F]{64}/,
    `certificateKey: ${'0a'.repeat(32)}`,
  ],
  ['a token of a service account', /token: ["']?eyJ/, 'token: eyJhbGciOi'],
  ['an access key', /AKIA[0-9A-Z]{16}/, 'AKIAIOSFODNN7EXAMPLE'],
  [
    'a join that trusts everybody',
    /unsafeSkipCAVerification: true/,
    'unsafeSkipCAVerification: true',
  ],
];

/** Every file of every scenario, by a name to find it by. */
const files = SCENARIOS.flatMap((scenario) => {
  const folder = join(GOLDEN, scenario, 'expected');
  const tree = existsSync(folder) ? readTree(folder) : {};
  return Object.entries(tree).map(([path, content]) => ({ name: `${scenario}/${path}`, content }));
});

describe('no written file holds', () => {
  it.each(FORBIDDEN)('%s', (_, pattern, sample) => {
    expect(pattern.test(sample)).toBe(true);
    expect(files.filter(({ content }) => pattern.test(content)).map(({ name }) => name)).toEqual(
      [],
    );
  });

  it('a Secret with something in it', () => {
    const manifests = files.filter(({ name }) => name.includes('/manifests/'));
    const documents = manifests.flatMap(({ content }) =>
      parseAllDocuments(content).map((document) => document.toJS()),
    );
    const secrets = documents.filter((each) => each?.kind === 'Secret');

    expect(documents.length).toBeGreaterThan(0);
    expect(secrets.filter(({ data, stringData }) => data ?? stringData)).toEqual([]);
  });
});

describe('a late-bound secret', () => {
  it.each([LateBound.bootstrapToken, LateBound.caCertHash, LateBound.certificateKey])(
    'refuses to be written as anything but its placeholder: %#',
    (secret) => {
      expect(() => JSON.stringify(secret)).toThrow();
      expect(() => `${secret}`).toThrow();
      expect(secret.placeholder).toMatch(/^\$\{[A-Z_]+\}$/);
    },
  );

  it('has a script beside every file that waits for one, and only there', () => {
    const app = new KubeadmApp();
    const network = new ClusterNetwork(app, 'network');
    const cluster = new KubeadmCluster(app, 'lab', { kubernetesVersion: '1.36.4', network });
    cluster.addControlPlane('cp1', { address: '192.168.56.10' });
    cluster.addWorker('w1', { address: '192.168.56.11' });
    const tree = app.renderFiles();
    const waiting = Object.keys(tree).filter(
      (path) => path.endsWith('kubeadm.yaml') && tree[path]?.includes('${'),
    );

    expect(waiting).toEqual(['nodes/w1/kubeadm.yaml']);
    expect(Object.keys(tree).filter((path) => path.endsWith('fill-secrets.sh'))).toEqual([
      'nodes/w1/fill-secrets.sh',
    ]);
  });
});
