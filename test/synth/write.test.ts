import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIST_FILE } from '../../lib/synth/output-path';
import { WriteRefused, writeTree } from '../../lib/synth/write';
import { readTree } from './read-tree';

const file = (path: string, content = 'x\n') => ({ path, content });
let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'write-'));
});
afterAll(() => rmSync(root, { recursive: true }));
const freshTarget = () => join(mkdtempSync(join(root, 'case-')), 'out', 'dist');

describe('writeTree', () => {
  it('writes every file, parent folders included, and lists them', () => {
    const target = freshTarget();
    writeTree(target, [file('nodes/cp1/kubeadm.yaml'), file('manifests/a.yaml')]);
    expect(readTree(target)).toEqual({
      'nodes/cp1/kubeadm.yaml': 'x\n',
      'manifests/a.yaml': 'x\n',
    });
    const list = JSON.parse(readFileSync(join(target, LIST_FILE), 'utf8')) as { files: string[] };
    expect(list.files).toEqual(['manifests/a.yaml', 'nodes/cp1/kubeadm.yaml']);
  });

  it('removes what a former run wrote and this one does not', () => {
    const target = freshTarget();
    writeTree(target, [file('a'), file('b/c')]);
    writeTree(target, [file('a', 'new\n')]);
    expect(readTree(target)).toEqual({ a: 'new\n' });
    expect(readdirSync(join(target, '..'))).toEqual(['dist']);
  });

  it('writes into a folder that the cdk8s CLI emptied', () => {
    const target = freshTarget();
    mkdirSync(target, { recursive: true });
    writeTree(target, [file('a')]);
    expect(readTree(target)).toEqual({ a: 'x\n' });
  });

  it('gives files the mode they ask for', () => {
    const target = freshTarget();
    writeTree(target, [
      { ...file('secret'), mode: 0o600 },
      { ...file('run.sh'), mode: 0o755 },
    ]);
    expect(statSync(join(target, 'secret')).mode & 0o777).toBe(0o600);
    expect(statSync(join(target, 'run.sh')).mode & 0o777).toBe(0o755);
  });

  it.each([
    ['a foreign file', (target: string) => writeFileSync(join(target, 'mine.txt'), 'precious\n')],
    ['a foreign link', (target: string) => symlinkSync('/', join(target, 'root'))],
    ['a list that cannot be read', (target: string) => writeFileSync(join(target, LIST_FILE), '{')],
  ])('refuses a folder with %s and leaves it as it was', (_, spoil) => {
    const target = freshTarget();
    writeTree(target, [file('a', 'old\n')]);
    spoil(target);
    expect(() => writeTree(target, [file('a', 'new\n')])).toThrow(WriteRefused);
    expect(readFileSync(join(target, 'a'), 'utf8')).toBe('old\n');
  });

  it('refuses a file in the place of the folder', () => {
    const target = freshTarget();
    mkdirSync(join(target, '..'), { recursive: true });
    writeFileSync(target, 'precious\n');
    expect(() => writeTree(target, [file('a')])).toThrow(WriteRefused);
    expect(readFileSync(target, 'utf8')).toBe('precious\n');
  });

  it.each(['../a', 'a/../../b', '/etc/passwd', 'C:/a', 'a\\b', '', 'a//b', './a', 'a/', LIST_FILE])(
    'refuses the path %j before anything is touched',
    (path) => {
      const target = freshTarget();
      expect(() => writeTree(target, [file('good'), file(path)])).toThrow(WriteRefused);
      expect(existsSync(target)).toBe(false);
    },
  );

  it.each([[['a', 'a']], [['a', 'a/b']], [['a/b/c', 'a']]])(
    'refuses files that cannot stand side by side: %j',
    (paths) => {
      expect(() =>
        writeTree(
          freshTarget(),
          paths.map((path) => file(path)),
        ),
      ).toThrow(WriteRefused);
    },
  );

  it('writes through a link and keeps it', () => {
    const target = freshTarget();
    mkdirSync(`${target}-real`, { recursive: true });
    symlinkSync(`${target}-real`, target);
    writeTree(target, [file('a')]);
    expect(readTree(`${target}-real`)).toEqual({ a: 'x\n' });
  });

  it.skipIf(process.platform !== 'linux')('refuses a folder in which nobody can make one', () => {
    expect(() => writeTree('/proc/nowhere/dist', [file('a')])).toThrow(WriteRefused);
  });

  it('says in one line what the system refused and leaves nothing behind', () => {
    const parent = freshTarget();
    mkdirSync(parent, { recursive: true });
    writeFileSync(join(parent, 'plain'), '');
    const below = join(parent, 'plain', 'dist');
    expect(() => writeTree(below, [file('a')])).toThrow(/^[^\n]*$/);
    expect(readdirSync(parent)).toEqual(['plain']);
  });

  it('leaves the folders of a run that is still alive alone', () => {
    const target = freshTarget();
    writeTree(target, [file('a')]);
    const alive = join(target, '..', `.dist.cdk8s-kubeadm-new-${process.ppid}`);
    mkdirSync(alive);
    writeTree(target, [file('a')]);
    expect(existsSync(alive)).toBe(true);
  });
});
