import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

import os = require('node:os');
import path = require('node:path');

import { Testing } from 'cdk8s';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ClusterNetwork, type EncryptionProps, KubeadmCluster } from '../../../lib';
import { artifactsOf, inputFilesOf } from '../../../lib/constructs/cluster/cluster-output';
import { checkInputs } from '../../../lib/rules/check-inputs';

const clusterWith = (encryption: EncryptionProps): KubeadmCluster => {
  const chart = Testing.chart();
  const cluster = new KubeadmCluster(chart, 'lab', {
    kubernetesVersion: '1.36.4',
    network: new ClusterNetwork(chart, 'network'),
    apiServer: { files: { encryption } },
  });
  cluster.addControlPlane('cp1', { address: '192.168.56.10' });
  cluster.addControlPlane('cp2', { address: '192.168.56.11' });
  return cluster;
};

const secretsWith = (...providers: EncryptionProps['resources'][number]['providers']) => ({
  resources: [{ resources: ['secrets'], providers }],
});

const KEYED = secretsWith({ secretbox: ['key-2', 'key_2'] }, { identity: true });
const KMS = secretsWith({ kms: { name: 'vault', endpoint: 'unix:///run/kms/vault.sock' } });
const TARGET = '/etc/kubernetes/component-files/encryption.yaml';

describe('encryption at rest', () => {
  it('is written with placeholders, outside of what is copied to the node as it is', () => {
    const paths = artifactsOf(clusterWith(KEYED)).map((artifact) => artifact.path);

    expect(paths).toContain('nodes/cp2/encryption.yaml');
    expect(paths).toContain('nodes/cp2/fill-encryption-keys.sh');
    expect(paths).not.toContain(`nodes/cp2${TARGET}`);
  });

  it('is complete where no key is ours', () => {
    const artifacts = artifactsOf(clusterWith(KMS));
    const file = artifacts.find((artifact) => artifact.path === `nodes/cp1${TARGET}`);

    expect(parse(file?.content ?? '')).toMatchObject({
      kind: 'EncryptionConfiguration',
      resources: [{ resources: ['secrets'], providers: [{ kms: { apiVersion: 'v2' } }] }],
    });
    expect(artifacts.some((artifact) => artifact.path.endsWith('fill-encryption-keys.sh'))).toBe(
      false,
    );
  });

  it('is mounted into kube-apiserver where the script puts it', () => {
    const pod = artifactsOf(clusterWith(KEYED)).find(({ path: name }) =>
      name.endsWith('cp1/expected/etc/kubernetes/manifests/kube-apiserver.yaml'),
    );

    expect(pod?.content).toContain(`--encryption-provider-config=${TARGET}`);
    expect(pod?.content).toContain(`mountPath: ${TARGET}`);
  });

  it.each([
    ['two providers in one', secretsWith({ aescbc: ['a'], aesgcm: ['b'] }), 'NET741'],
    ['no provider', secretsWith({}), 'NET741'],
    ['identity in front', secretsWith({ identity: true }, { aescbc: ['a'] }), 'NET751'],
  ])('raises what is wrong with it: %s', (_, encryption, code) => {
    const { findings } = checkInputs(inputFilesOf(clusterWith(encryption)), {});

    expect(findings.map((finding) => finding.code)).toContain(code);
  });

  it('raises nothing over placeholders', () => {
    const { findings } = checkInputs(inputFilesOf(clusterWith(KEYED)), {});

    expect(findings.filter(({ code }) => /^NET(?:011|724|74.|75.)$/.test(code))).toEqual([]);
  });
});

let folder = '';
const at = (name: string) => path.join(folder, name);

/** Lays out what a node is given, and fills it into `etc/` of the same folder. */
function fillOn(node: string, encryption: EncryptionProps = KEYED, shell = ['sh']) {
  mkdirSync(at(node), { recursive: true });
  for (const name of ['encryption.yaml', 'fill-encryption-keys.sh']) {
    const artifacts = artifactsOf(clusterWith(encryption));
    const file = artifacts.find((artifact) => artifact.path === `nodes/${node}/${name}`);
    writeFileSync(at(`${node}/${name}`), file?.content ?? '');
  }
  const [program = 'sh', ...options] = shell;
  const script = [at(`${node}/fill-encryption-keys.sh`), at(`${node}/etc/encryption.yaml`)];
  return spawnSync(program, [...options, ...script], { encoding: 'utf8' });
}

const filledOn = (node: string): string => readFileSync(at(`${node}/etc/encryption.yaml`), 'utf8');

const keysOn = (node: string): { name: string; secret: string }[] =>
  parse(filledOn(node)).resources[0].providers[0].secretbox.keys;

describe('fill-encryption-keys.sh', () => {
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'fill keys-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([[['sh']], [['bash', '--posix']]])('makes a key for each name, with %j', (shell) => {
    expect(fillOn('cp1', KEYED, shell)).toMatchObject({ status: 0, stdout: '', stderr: '' });
    const keys = keysOn('cp1');

    expect(keys.map(({ name }) => name)).toEqual(['key-2', 'key_2']);
    expect(keys.map(({ secret }) => Buffer.from(secret, 'base64').length)).toEqual([32, 32]);
    expect(new Set(keys.map(({ secret }) => secret)).size).toBe(2);
  });

  it('leaves keys as they are, and adds new ones', () => {
    fillOn('cp1');
    const [first, second] = keysOn('cp1');
    fillOn('cp1', secretsWith({ secretbox: ['new', 'key-2', 'key_2'] }));

    expect(keysOn('cp1').slice(1)).toEqual([first, second]);
  });

  it('writes files that only the owner can read', () => {
    fillOn('cp1');
    const modes = ['encryption.yaml', 'encryption.yaml.keys'].map(
      (name) => statSync(at(`cp1/etc/${name}`)).mode & 0o777,
    );

    expect(modes).toEqual([0o600, 0o600]);
  });

  it('gives other control planes the same keys, and makes none there', () => {
    expect(fillOn('cp2')).toMatchObject({ status: 1 });
    fillOn('cp1');
    mkdirSync(at('cp2/etc'), { recursive: true });
    writeFileSync(
      at('cp2/etc/encryption.yaml.keys'),
      readFileSync(at('cp1/etc/encryption.yaml.keys')),
    );

    expect(fillOn('cp2')).toMatchObject({ status: 0 });
    expect(filledOn('cp2')).toBe(filledOn('cp1'));
  });

  it('refuses a kept key that is none', () => {
    mkdirSync(at('cp1/etc'), { recursive: true });
    writeFileSync(at('cp1/etc/encryption.yaml.keys'), 'ENCRYPTION_KEY_secretbox_key_2d2=short\n');

    expect(fillOn('cp1')).toMatchObject({ status: 1, stdout: '' });
  });
});
