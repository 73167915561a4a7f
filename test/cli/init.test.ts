import { readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readTree } from '../synth/read-tree';
import { folderWith, removeFolders } from './folder';
import { run } from './run-cli';

afterEach(removeFolders);

const ROOT = resolve(__dirname, '../..');
const FILES = [
  '.gitignore',
  'README.md',
  'cdk8s.yaml',
  'lab.test.ts',
  'lab.ts',
  'main.ts',
  'package.json',
  'tsconfig.json',
];

const manifestIn = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

describe('init', () => {
  it('writes a project into a new folder, and says what comes next', () => {
    const cwd = folderWith({});
    const { exitCode, out, err } = run(['init', 'my/Lab 1'], { cwd });

    expect({ exitCode, out }).toEqual({ exitCode: 0, out: '' });
    expect(err).toMatch(/\nnext: cd 'my\/Lab 1' && npm install && npm run synth && npm test\n$/);
    expect(Object.keys(readTree(join(cwd, 'my/Lab 1'))).sort()).toEqual(FILES);
    expect(manifestIn(join(cwd, 'my/Lab 1')).name).toBe('lab-1');
  });

  it('asks for the packages this one is made and tested with', () => {
    const cwd = folderWith({});
    run(['init'], { cwd });
    const own = manifestIn(ROOT);
    const { dependencies, devDependencies } = manifestIn(cwd);

    expect(dependencies).toEqual({ 'cdk8s-kubeadm': `^${own.version}`, ...own.peerDependencies });
    expect(own.devDependencies).toMatchObject(devDependencies);
  });

  it('does not write over anything, nor write anything then', () => {
    const cwd = folderWith({ 'main.ts': 'mine' });
    const { exitCode, err } = run(['init'], { cwd });

    expect(exitCode).toBe(1);
    expect(err).toMatch(/^error: [^\n]*main\.ts[^\n]*\n$/);
    expect(readTree(cwd)).toEqual({ 'main.ts': 'mine' });
    expect(run(['init', 'main.ts/x'], { cwd })).toMatchObject({
      exitCode: 1,
      err: expect.stringMatching(/^error: [^\n]*\n$/),
    });
  });

  it('the project of it synthesizes without a warning', () => {
    const cwd = folderWith({});
    run(['init'], { cwd });
    const library = JSON.stringify(join(ROOT, 'lib'));
    const sources = ['main.ts', 'lab.ts'].map((name) => [
      name,
      readFileSync(join(cwd, name), 'utf8').replace("'cdk8s-kubeadm'", library),
    ]);
    const project = folderWith(Object.fromEntries(sources));
    symlinkSync(join(ROOT, 'node_modules'), join(project, 'node_modules'));
    const argv = ['synth', 'main.ts', '-o', join(project, 'dist')];
    const { exitCode, err } = run(argv, { cwd: project });

    expect({ exitCode, err }).toEqual({
      exitCode: 0,
      err: expect.stringMatching(/^wrote [^\n]+\n$/),
    });
  });
});
