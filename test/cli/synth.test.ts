import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readTree } from '../synth/read-tree';
import { folderWith, removeFolders } from './folder';
import { run } from './run-cli';

afterEach(removeFolders);

const ROOT = resolve(__dirname, '../..');
const LIBRARY = JSON.stringify(join(ROOT, 'lib'));

const program = (
  podCidr: string,
): string => `import { ClusterNetwork, KubeadmApp, KubeadmCluster } from ${LIBRARY};
const app = new KubeadmApp();
const network = new ClusterNetwork(app, 'network', { podCidrs: ['${podCidr}'] });
const cluster = new KubeadmCluster(app, 'lab', { kubernetesVersion: '1.36.4', network });
cluster.addControlPlane('cp1', { address: '192.168.56.10' });
app.synth();
`;

/** A folder with programs, and the packages that programs find beside them. */
function projectWith(files: Readonly<Record<string, string>>): string {
  const folder = folderWith(files);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

describe('synth', () => {
  it('writes what the program declares', () => {
    const cwd = projectWith({ 'main.ts': program('10.244.0.0/16') });
    const { exitCode, err } = run(['synth', 'main.ts', '-o', join(cwd, 'out')], { cwd });

    expect({ exitCode, err }).toMatchObject({ exitCode: 0, err: expect.stringMatching(/^wrote /) });
    expect(Object.keys(readTree(join(cwd, 'out')))).toContain('nodes/cp1/kubeadm.yaml');
  });

  it('exits with 2 for findings, and the last good output stays', () => {
    const cwd = projectWith({
      'good.ts': program('10.244.0.0/16'),
      'bad.ts': program('10.96.0.0/16'),
    });
    const out = join(cwd, 'out');
    run(['synth', 'good.ts', '-o', out], { cwd });
    const before = readTree(out);

    const { exitCode, err } = run(['synth', 'bad.ts', '-o', out], { cwd });

    expect(exitCode).toBe(2);
    expect(err).toContain('NET203');
    expect(err).toContain('bad.ts:3');
    expect(readTree(out)).toEqual(before);
  });

  it('exits with 1 where the folder holds files of somebody else', () => {
    const cwd = projectWith({ 'main.ts': program('10.244.0.0/16'), 'out/precious.txt': 'mine' });
    const { exitCode, err } = run(['synth', 'main.ts', '-o', join(cwd, 'out')], { cwd });

    expect(exitCode).toBe(1);
    expect(err).toMatch(/^error: [^\n]*precious\.txt[^\n]*\n$/);
    expect(readTree(join(cwd, 'out'))).toEqual({ 'precious.txt': 'mine' });
  });
});

describe('a program that throws is one line with its place', () => {
  it.each([
    ['an Error', 'main.ts', '\nthrow new Error("boom\\nmore");\n', 'main.ts:2: boom'],
    ['JavaScript', 'main.js', '\n\nthrow new Error("boom");\n', 'main.js:3: boom'],
    ['text', 'main.ts', 'throw "boom";\n', 'main.ts: boom'],
    ['a type that is no program', 'main.ts', '\nconst x: = 1;\n', 'main.ts:2: '],
    ['a script that is no program', 'main.js', '\n\nconst x = ;\n', 'main.js:3: '],
    ['a package that is not there', 'main.ts', 'import "no-such-package";\n', 'main.ts'],
  ])('%s', (_, name, text, expected) => {
    const cwd = projectWith({ [name]: text });
    const { exitCode, out, err } = run(['synth', name], { cwd });

    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toMatch(/^error: [^\n]+\n$/);
    expect(err.startsWith(`error: ${expected}`), err).toBe(true);
  });

  it('the innermost file of the user counts, wherever it lies', () => {
    const cwd = projectWith({
      'main.ts': 'import { fail } from "./lib/fail";\nfail();\n',
      'lib/fail.ts': 'export const fail = () => {\n  throw new Error("deep");\n};\n',
    });

    expect(run(['synth', 'main.ts'], { cwd }).err).toBe('error: lib/fail.ts:2: deep\n');
  });

  it('misuse of a construct is the line that made it, not one of this library', () => {
    const again = "new ClusterNetwork(app, 'network');\n";
    const cwd = projectWith({
      'main.ts': program('10.244.0.0/16').replace('app.synth();\n', again),
    });
    const { exitCode, err } = run(['synth', 'main.ts'], { cwd });

    expect(exitCode).toBe(1);
    expect(err).toMatch(/^error: main\.ts:6: [^\n]+\n$/);
  });

  it('--debug shows the stack', () => {
    const cwd = projectWith({ 'main.ts': 'throw new Error("boom");\n' });

    expect(run(['synth', 'main.ts', '--debug'], { cwd }).err).toMatch(/\n {4}at /);
  });

  it('nothing is written', () => {
    const cwd = projectWith({ 'main.ts': 'throw new Error("boom");\n' });
    mkdirSync(join(cwd, 'elsewhere'));
    run(['synth', 'main.ts', '-o', join(cwd, 'out')], { cwd });

    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });
});
