import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { collectInputs } from '../../lib/manifests/walk';

let cwd = '';

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'walk-'));
});

afterEach(() => {
  rmSync(cwd, { recursive: true, force: true });
});

function put(name: string, text = 'kind: X\n'): void {
  mkdirSync(dirname(join(cwd, name)), { recursive: true });
  writeFileSync(join(cwd, name), text);
}

const collect = (...paths: string[]) =>
  collectInputs(paths, { cwd, readStdin: () => Buffer.from('kind: Y\n') });

const names = (...paths: string[]) => collect(...paths).map((file) => file.name);

test('folders are read in a fixed order, without what is hidden, installed or of another kind', () => {
  for (const name of ['b.yml', 'a/z.json', 'a/y.conflist', 'c.yaml', 'x.conf', 'C.yaml']) put(name);
  for (const name of ['.h.yaml', '.git/a.yaml', 'node_modules/a.yaml', 'a.txt']) put(name);
  expect(names('.')).toEqual(['C.yaml', 'a/y.conflist', 'a/z.json', 'b.yml', 'c.yaml', 'x.conf']);
});

test('a named file is read whatever it is called, and only once', () => {
  put('a.txt');
  put('d/a.yaml');
  expect(names('a.txt', 'd', 'd/a.yaml')).toEqual(['a.txt', 'd/a.yaml']);
});

test('a dash is standard input', () => {
  const [file] = collect('-', '-');
  expect(file).toMatchObject({ name: '-', origin: 'stdin' });
  expect(collect('-', '-')).toHaveLength(1);
});

test('a missing file is an issue and the others are read', () => {
  put('a.yaml');
  const files = collect('none.yaml', 'a.yaml');
  expect(files.map((file) => [file.name, file.issues.map((issue) => issue.kind)])).toEqual([
    ['none.yaml', ['unreadable']],
    ['a.yaml', []],
  ]);
});

test('a loop of symbolic links is an issue', () => {
  put('d/a.yaml');
  symlinkSync('..', join(cwd, 'd/up'));
  const files = collect('.');
  expect(files.map((file) => file.name)).toEqual(['d/a.yaml', 'd/up']);
  expect(files[1]?.issues[0]).toMatchObject({ kind: 'unreadable', data: { reason: 'loop' } });
});

test('a dangling link is an issue', () => {
  symlinkSync('nowhere.yaml', join(cwd, 'l.yaml'));
  expect(collect('.')[0]?.issues[0]).toMatchObject({
    kind: 'unreadable',
    data: { reason: 'ENOENT' },
  });
});

test('a device is not read', () => {
  expect(collect('/dev/zero')[0]?.issues[0]).toMatchObject({ data: { reason: 'device' } });
});
