import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { folderWith, removeFolders } from './folder';
import { run } from './run-cli';

afterEach(() => {
  vi.unstubAllEnvs();
  removeFolders();
});

const ROOT = resolve(__dirname, '../..');
const LIBRARY = JSON.stringify(join(ROOT, 'lib'));

const OVERLAP = `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: v1.36.4
networking:
  podSubnet: 10.96.0.0/16
`;

const program = (podCidr: string): string => `
import { ClusterNetwork, KubeadmApp, KubeadmCluster } from ${LIBRARY};
const app = new KubeadmApp();
const network = new ClusterNetwork(app, 'network', { podCidrs: ['${podCidr}'] });
const cluster = new KubeadmCluster(app, 'lab', { kubernetesVersion: '1.36.4', network });
cluster.addControlPlane('cp1', { address: '192.168.56.10' });
app.synth();
`;

/** What is first in a report of each format. */
const BEGINS: Readonly<Record<string, RegExp>> = {
  text: /^error NET203/,
  json: /^\{\n {2}"schemaVersion"/,
  sarif: /^\{\n {2}"\$schema"/,
  junit: /^<\?xml/,
  github: /^::error /,
  markdown: /^### /,
};

const formatOf = (text: string): string | undefined =>
  Object.keys(BEGINS).find((format) => BEGINS[format]?.test(text));

/** The reports of one run, by the place they went to. */
function reportsOf(argv: readonly string[], cwd = folderWith({ 'cluster.yaml': OVERLAP })) {
  const { exitCode, out, err } = run(['check', 'cluster.yaml', ...argv], { cwd });
  const files = readdirSync(cwd).filter((name) => name !== 'cluster.yaml');
  const reports = files.map((name) => [name, formatOf(readFileSync(join(cwd, name), 'utf8'))]);
  return { exitCode, err, reports: { out: formatOf(out), ...Object.fromEntries(reports) } };
}

describe('reports of check', () => {
  it.each(Object.keys(BEGINS))('%s goes to standard output, or to a file', (format) => {
    expect(reportsOf(['--format', format])).toMatchObject({
      exitCode: 2,
      reports: { out: format },
    });
    expect(reportsOf(['--format', format, '--report-file', 'r'])).toMatchObject({
      exitCode: 2,
      reports: { out: undefined, r: format },
    });
  });

  it.each([
    [
      'pairs',
      '--format sarif --report-file s --format junit --report-file j',
      { s: 'sarif', j: 'junit' },
    ],
    [
      'lists',
      '--format sarif --format junit --report-file s --report-file j',
      { s: 'sarif', j: 'junit' },
    ],
    ['files first', '--report-file s --format sarif', { s: 'sarif' }],
    [
      'one to the screen, before',
      '--format text --format sarif --report-file s',
      { out: 'text', s: 'sarif' },
    ],
    [
      'one to the screen, behind',
      '--format sarif --report-file s --format text',
      { out: 'text', s: 'sarif' },
    ],
    [
      'a dash is the screen',
      '--format text --format json --report-file - --report-file j',
      { out: 'text', j: 'json' },
    ],
    ['text without a format', '--report-file t', { t: 'text' }],
  ])('%s: %s', (_, line, reports) => {
    expect(reportsOf(line.split(' ')).reports).toEqual({ out: undefined, ...reports });
  });

  it('makes the folders of its file, and replaces the file', () => {
    const cwd = folderWith({ 'cluster.yaml': OVERLAP, 'a/b/r': 'old' });
    run(['check', 'cluster.yaml', '--format', 'json', '--report-file', 'a/b/r'], { cwd });
    run(['check', 'cluster.yaml', '--format', 'json', '--report-file', 'new/r'], { cwd });

    expect(formatOf(readFileSync(join(cwd, 'a/b/r'), 'utf8'))).toBe('json');
    expect(formatOf(readFileSync(join(cwd, 'new/r'), 'utf8'))).toBe('json');
  });

  it.each([
    ['two on the screen', '--format text --format json'],
    ['two in one file', '--format text --format json --report-file r --report-file r'],
    ['more files than formats', '--format json --report-file r --report-file s'],
    ['the file that is checked', '--format json --report-file ./cluster.yaml'],
    ['a file that is a folder', '--format json --report-file .'],
    ['a folder that is a file', '--format json --report-file cluster.yaml/r'],
    ['a format that does not exist', '--format html'],
  ])('refuses %s in one line', (_, line) => {
    const { exitCode, err, reports } = reportsOf(line.split(' '));

    expect(exitCode).toBe(1);
    expect(err).toMatch(/^error: [^\n]+\n$/);
    expect(err).not.toContain('bug');
    expect(reports.out).toBeUndefined();
  });
});

describe('reports of synth', () => {
  const projectWith = (files: Readonly<Record<string, string>>): string => {
    const cwd = folderWith(files);
    symlinkSync(join(ROOT, 'node_modules'), join(cwd, 'node_modules'));
    return cwd;
  };

  it('are written in every format, and nothing is left behind', () => {
    const cwd = projectWith({ 'main.ts': program('10.96.0.0/16') });
    const temporary = folderWith({});
    vi.stubEnv('TMPDIR', temporary);
    const { exitCode, out, err } = run(
      [
        'synth',
        'main.ts',
        '-o',
        join(cwd, 'out'),
        '--format',
        'github',
        '--format',
        'sarif',
        '--report-file',
        's',
      ],
      { cwd },
    );
    const [result] = JSON.parse(readFileSync(join(cwd, 's'), 'utf8')).runs[0].results;

    expect({ exitCode, err }).toEqual({ exitCode: 2, err: '' });
    expect(out).toMatch(/^::error file=[^,]*main\.ts,line=4,/);
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toMatch(/main\.ts$/);
    expect(existsSync(join(cwd, 'out'))).toBe(false);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('are empty where nothing is wrong, and the output is written', () => {
    const cwd = projectWith({ 'main.ts': program('10.244.0.0/16') });
    const argv = ['synth', 'main.ts', '-o', join(cwd, 'out'), '--format', 'json'];
    const { exitCode, out } = run(argv, { cwd });

    expect(exitCode).toBe(0);
    expect(JSON.parse(out).findings).toEqual([]);
    expect(existsSync(join(cwd, 'out/nodes'))).toBe(true);
  });

  it('of a plain cdk8s App are the same', () => {
    const plain = program('10.96.0.0/16')
      .replace('KubeadmApp,', '')
      .replace('new KubeadmApp()', "new (require('cdk8s').App)()");
    const cwd = projectWith({ 'main.ts': plain });
    const argv = ['synth', 'main.ts', '-o', join(cwd, 'out'), '--format', 'json'];
    const { exitCode, out } = run(argv, { cwd });

    expect(exitCode).toBe(1);
    expect(JSON.parse(out).findings).toMatchObject([{ code: 'NET203' }]);
  });

  it('fail at --fail-on, and not with --exit-zero', () => {
    const codeOf = (...argv: string[]) => {
      const cwd = projectWith({ 'main.ts': program('10.96.0.0/16') });
      return run(['synth', 'main.ts', '-o', join(cwd, 'out'), ...argv], { cwd }).exitCode;
    };

    expect(codeOf('--fail-on', 'error')).toBe(2);
    expect(codeOf('--exit-zero')).toBe(0);
  });

  it('are owed: a program without an app fails, in one line', () => {
    const cwd = projectWith({ 'main.ts': 'export {};\n' });
    const { exitCode, out, err } = run(['synth', 'main.ts', '--format', 'json'], { cwd });

    expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
    expect(err).toMatch(/^error: main\.ts has nothing to report[^\n]*\n$/);
  });

  it('do not hide that a program throws', () => {
    const cwd = projectWith({ 'main.ts': 'throw new Error("boom");\n' });

    expect(run(['synth', 'main.ts', '--format', 'json', '--exit-zero'], { cwd })).toEqual({
      exitCode: 1,
      out: '',
      err: 'error: main.ts:1: boom\n',
    });
  });
});
