import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';

import os = require('node:os');
import path = require('node:path');

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { LateBound } from '../../../lib/emit/kubeadm/late-bound';
import { renderNodeFile } from '../../../lib/emit/kubeadm/node-file';
import { fullHub } from './full-hub';

const TOKEN = '123456.0123456789012345';
const HASH = `sha256:${'0a'.repeat(32)}`;
const KEY = '12345678e9'.padEnd(64, '0');
const ALL = { KUBEADM_JOIN_TOKEN: TOKEN, KUBEADM_CA_CERT_HASH: HASH, KUBEADM_CERTIFICATE_KEY: KEY };

let folder = '';
const at = (name: string) => path.join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'fill secrets-'));
  const file = renderNodeFile(fullHub('control-plane'), 36);
  writeFileSync(at('kubeadm.yaml'), file.kubeadmYaml);
  writeFileSync(at('fill-secrets.sh'), file.fillScript ?? '');
});

afterEach(() => rmSync(folder, { recursive: true }));

function fill(env: Record<string, string>, shell: readonly string[] = ['sh']) {
  const [program = 'sh', ...options] = shell;
  const args = [...options, at('fill-secrets.sh'), at('run/kubeadm.yaml')];
  return spawnSync(program, args, {
    env: { PATH: process.env.PATH ?? '', ...env },
    encoding: 'utf8',
  });
}

function secretFile(name: string, content: string, mode = 0o600): string {
  writeFileSync(at(name), content);
  chmodSync(at(name), mode);
  return at(name);
}

const filled = (): unknown =>
  parseAllDocuments(readFileSync(at('run/kubeadm.yaml'), 'utf8'), { version: '1.1' })[0]?.toJS();

describe('fill-secrets.sh', () => {
  it.each([[['sh', '-n']], [['bash', '--posix', '-n']]])('is valid for %j', (shell) => {
    const result = fill({}, shell);

    expect([result.status, result.stderr]).toEqual([0, '']);
  });

  it.each([[['sh']], [['bash', '--posix']]])('fills every value in as text with %j', (shell) => {
    expect(fill(ALL, shell)).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(filled()).toMatchObject({
      controlPlane: { certificateKey: KEY },
      discovery: { bootstrapToken: { token: TOKEN, caCertHashes: [HASH] } },
    });
  });

  it('changes nothing but the placeholders', () => {
    fill(ALL);
    const template = readFileSync(at('kubeadm.yaml'), 'utf8');

    expect(readFileSync(at('run/kubeadm.yaml'), 'utf8')).toBe(
      Object.entries(ALL).reduce(
        (text, [name, value]) => text.replaceAll(`\${${name}}`, `"${value}"`),
        template,
      ),
    );
  });

  it('writes a file and a folder that only the owner can read', () => {
    fill(ALL);

    expect(statSync(at('run/kubeadm.yaml')).mode & 0o777).toBe(0o600);
    expect(statSync(at('run')).mode & 0o777).toBe(0o700);
  });

  it('replaces a readable copy by a private one', () => {
    mkdirSync(at('run'));
    writeFileSync(at('run/kubeadm.yaml'), 'old');
    chmodSync(at('run/kubeadm.yaml'), 0o644);

    expect(fill(ALL).status).toBe(0);
    expect(statSync(at('run/kubeadm.yaml')).mode & 0o777).toBe(0o600);
  });

  it('reads values from private files, with or without a line break at the end', () => {
    const env = {
      KUBEADM_JOIN_TOKEN_FILE: secretFile('a token', `${TOKEN}\n`),
      KUBEADM_CA_CERT_HASH_FILE: secretFile('hash', HASH),
      KUBEADM_CERTIFICATE_KEY: KEY,
    };

    expect(fill(env).status).toBe(0);
    expect(filled()).toMatchObject({ discovery: { bootstrapToken: { token: TOKEN } } });
  });

  it.each([0o644, 0o640, 0o660, 0o400, 0o700])('refuses a secret file of mode %o', (mode) => {
    const env = {
      ...ALL,
      KUBEADM_JOIN_TOKEN: '',
      KUBEADM_JOIN_TOKEN_FILE: secretFile('t', TOKEN, mode),
    };

    expect(fill(env).status).toBe(1);
    expect(existsSync(at('run/kubeadm.yaml'))).toBe(false);
  });

  it.each([
    ['a token of capitals', { KUBEADM_JOIN_TOKEN: 'ABCDEF.0123456789abcdef' }],
    ['a token with a dot too many', { KUBEADM_JOIN_TOKEN: 'abc.ef.0123456789abcdef' }],
    ['a token that is too short', { KUBEADM_JOIN_TOKEN: 'abcdef.0123456789abcde' }],
    ['a token of two lines', { KUBEADM_JOIN_TOKEN: `${TOKEN}\nx: y` }],
    ['a token with a quote', { KUBEADM_JOIN_TOKEN: 'abcdef.0123456789abcd"f' }],
    ['the placeholder itself', { KUBEADM_JOIN_TOKEN: LateBound.bootstrapToken.placeholder }],
    ['a hash without algorithm', { KUBEADM_CA_CERT_HASH: '0a'.repeat(32) }],
    ['a hash of another algorithm', { KUBEADM_CA_CERT_HASH: `md5:${'0a'.repeat(32)}` }],
    ['a key that is too short', { KUBEADM_CERTIFICATE_KEY: 'abc' }],
    ['a key that is no hexadecimal number', { KUBEADM_CERTIFICATE_KEY: 'g'.repeat(64) }],
    ['a file that does not exist', { KUBEADM_JOIN_TOKEN: '', KUBEADM_JOIN_TOKEN_FILE: '/nowhere' }],
    ['a folder instead of a file', { KUBEADM_JOIN_TOKEN: '', KUBEADM_JOIN_TOKEN_FILE: '/' }],
    ['a value that is set twice', { KUBEADM_JOIN_TOKEN_FILE: '/nowhere' }],
  ])('refuses %s and writes nothing', (_, broken) => {
    const result = fill({ ...ALL, ...broken });

    expect(result.status).toBe(1);
    expect(readdirSync(folder).sort()).toEqual(['fill-secrets.sh', 'kubeadm.yaml']);
  });

  it('names every missing value at once', () => {
    const { status, stderr } = fill({ KUBEADM_CA_CERT_HASH: HASH });

    expect(status).toBe(1);
    expect(stderr).toContain('KUBEADM_JOIN_TOKEN KUBEADM_CERTIFICATE_KEY');
  });

  it('never prints a secret, not even when it is traced', () => {
    for (const env of [ALL, { ...ALL, KUBEADM_CERTIFICATE_KEY: 'secretsecret' }]) {
      const { stdout, stderr } = fill(env, ['sh', '-x']);
      const leaked = Object.values(env).filter((value) => `${stdout}${stderr}`.includes(value));
      expect(leaked).toEqual([]);
    }
  });

  it('hands no secret to another program', () => {
    const script = readFileSync(at('fill-secrets.sh'), 'utf8');

    expect(script).not.toMatch(/\beval\b|\b(?:sed|awk|expr|grep|cat|echo)\b/);
  });

  it('refuses a template that is not there', () => {
    rmSync(at('kubeadm.yaml'));

    expect(fill(ALL).status).toBe(1);
    expect(existsSync(at('run/kubeadm.yaml'))).toBe(false);
  });

  it('asks a worker only for token and hash', () => {
    const worker = renderNodeFile(fullHub('worker'), 36);
    writeFileSync(at('kubeadm.yaml'), worker.kubeadmYaml);
    writeFileSync(at('fill-secrets.sh'), worker.fillScript ?? '');

    expect(fill({ KUBEADM_JOIN_TOKEN: TOKEN, KUBEADM_CA_CERT_HASH: HASH }).status).toBe(0);
  });
});
