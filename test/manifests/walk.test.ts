import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

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

const ACTIONS = 'kind: {{ .Values.kind }}\n';
const notes = (...paths: string[]) =>
  collect(...paths).flatMap(({ name, passedOver }) =>
    passedOver ? [{ name, ...passedOver }] : [],
  );

describe('a Helm chart', () => {
  beforeEach(() => {
    for (const name of ['Chart.yaml', 'values.yaml', 'values-prod.yaml', 'values.schema.json'])
      put(`web/${name}`);
    put('web/crds/web.yaml');
    put('web/templates/plain.yaml');
    put('web/templates/deep/service.yaml', ACTIONS);
    put('web/files/config.yaml', ACTIONS);
  });

  test('is read without its values and what Helm has to render', () => {
    const read = ['web/Chart.yaml', 'web/crds/web.yaml', 'web/templates/plain.yaml'];
    expect(names('.')).toEqual(read);
    expect(notes('.')).toEqual([{ name: 'web/Chart.yaml', tool: 'helm', files: 2 }]);
  });

  test('inside another one has a note of its own', () => {
    put('web/charts/db/Chart.yaml');
    put('web/charts/db/templates/service.yaml', ACTIONS);
    expect(notes('.')).toEqual([
      { name: 'web/Chart.yaml', tool: 'helm', files: 2 },
      { name: 'web/charts/db/Chart.yaml', tool: 'helm', files: 1 },
    ]);
  });

  test('is found from a folder within its templates', () => {
    expect(names('web/templates')).toEqual(['web/Chart.yaml', 'web/templates/plain.yaml']);
    expect(notes('web/templates/deep')).toEqual([
      { name: 'web/Chart.yaml', tool: 'helm', files: 1 },
    ]);
  });

  test('has its note when Chart.yaml was named before', () => {
    expect(notes('web/Chart.yaml', 'web')).toEqual([
      { name: 'web/Chart.yaml', tool: 'helm', files: 2 },
    ]);
  });

  test('has templates that are read when they are named, as elsewhere', () => {
    put('templates/service.yaml', ACTIONS);
    put('web/other/service.yaml', ACTIONS);
    expect(names('web/templates/deep/service.yaml', 'templates', 'web/other')).toEqual([
      'web/templates/deep/service.yaml',
      'templates/service.yaml',
      'web/other/service.yaml',
    ]);
    expect(notes('web/other', 'templates')).toEqual([]);
  });
});

describe('a kustomization', () => {
  test.each([
    ['patches', 'patches: [{path: p.yaml}, {path: ../a/q.yaml}, {patch: "a: b"}]\n', 2],
    ['patchesJson6902', 'patchesJson6902: [{path: p.yaml}, {path: ../a/q.yaml}]\n', 2],
    ['patchesStrategicMerge', 'patchesStrategicMerge: [./p.yaml, ../a/q.yaml, "a: b"]\n', 2],
    ['all of them', 'patches: [{path: p.yaml}]\npatchesStrategicMerge: [p.yaml, ../a/q.yaml]\n', 2],
  ])('is read without its %s', (_, text, files) => {
    put('k/kustomization.yaml', text);
    for (const name of ['k/p.yaml', 'a/q.yaml', 'a/p.yaml']) put(name);
    expect(names('.')).toEqual(['a/p.yaml', 'k/kustomization.yaml']);
    expect(notes('.')).toEqual([{ name: 'k/kustomization.yaml', tool: 'kustomize', files }]);
  });

  test('may have no ending, and patches that are named are read', () => {
    put('k/Kustomization', 'patches: [{path: p.yaml}]\n');
    put('k/p.yaml');
    expect(names('k')).toEqual(['k/Kustomization']);
    expect(names('k/p.yaml', 'k')).toEqual(['k/p.yaml', 'k/Kustomization']);
    expect(notes('k/p.yaml', 'k')).toEqual([]);
  });

  test.each([
    'patches: 3\n',
    'patches: [null, 3, {path: 4}, {path: gone.yaml}]\n',
    '- a\n',
    '{{\n',
  ])('of another shape passes nothing over: %j', (text) => {
    put('kustomization.yaml', text);
    put('p.yaml');
    expect(names('.')).toEqual(['kustomization.yaml', 'p.yaml']);
    expect(notes('.')).toEqual([]);
  });
});
