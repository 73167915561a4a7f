import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { afterEach, describe, expect, it } from 'vitest';
import { folderWith, removeFolders } from './folder';
import { run, type Surroundings } from './run-cli';

afterEach(removeFolders);

const SCHEMA = JSON.parse(readFileSync(join(__dirname, '../../schema/report.schema.json'), 'utf8'));
const conformsToSchema = new Ajv2020().compile(SCHEMA);

interface Location {
  readonly file: string | null;
  readonly line: number | null;
}

interface Report {
  readonly kubernetesVersion: string;
  readonly summary: Record<string, number>;
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly refusedBy: readonly string[];
    readonly fix: string;
    readonly location: Location;
    readonly other: Location | null;
  }[];
}

const cluster = (podSubnet: string, version = 'v1.36.4'): string =>
  `apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
kubernetesVersion: ${version}
networking:
  podSubnet: ${podSubnet}
  serviceSubnet: 10.96.0.0/12
`;
const GOOD = cluster('10.244.0.0/16');
const OVERLAP = cluster('10.96.0.0/16');
const DYNAMIC_PORT = `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: NodePort, ports: [{port: 80, nodePort: 31000}]}
`;

/** The JSON report on these files, proven against the schema. */
function reportOn(
  files: Readonly<Record<string, string | Uint8Array>>,
  argv: readonly string[] = ['.'],
  around: Surroundings = {},
) {
  const { exitCode, out, err } = run(['check', '--format', 'json', ...argv], {
    cwd: folderWith(files),
    ...around,
  });
  const report = JSON.parse(out) as Report;
  conformsToSchema(report);
  expect(conformsToSchema.errors).toBeNull();
  expect(err).toBe('');
  return { exitCode, report, codes: report.findings.map(({ code }) => code) };
}

describe('the exit code of check', () => {
  it('is 0 for clean files', () => {
    expect(reportOn({ 'cluster.yaml': GOOD })).toMatchObject({ exitCode: 0, codes: [] });
  });

  it('is 2 for errors', () => {
    expect(reportOn({ 'cluster.yaml': OVERLAP })).toMatchObject({
      exitCode: 2,
      codes: ['NET203'],
    });
  });

  it.each([
    ['error', 0],
    ['warning', 2],
    ['info', 2],
  ])('counts a warning with --fail-on %s: %i', (failOn, exitCode) => {
    const files = { 'cluster.yaml': GOOD, 'web.yaml': DYNAMIC_PORT };

    expect(reportOn(files, ['.', '--fail-on', failOn])).toMatchObject({
      exitCode,
      codes: ['NET351'],
    });
  });

  it('is 1 as soon as something that was named cannot be read, but the rest is judged', () => {
    const { exitCode, codes } = reportOn({ 'cluster.yaml': OVERLAP }, ['cluster.yaml', 'no.yaml']);

    expect(exitCode).toBe(1);
    expect(codes).toContain('NET203');
    expect(codes).toHaveLength(2);
  });
});

describe('the report', () => {
  it('names files and lines of both parties', () => {
    const [finding] = reportOn({ 'a/cluster.yaml': OVERLAP }).report.findings;

    expect(finding?.location).toMatchObject({ file: 'a/cluster.yaml', line: 5 });
    expect(finding?.other).toMatchObject({ file: 'a/cluster.yaml', line: 6 });
  });

  it('is one JSON object and nothing else, also with findings of every kind', () => {
    const files = { 'cluster.yaml': OVERLAP, 'web.yaml': DYNAMIC_PORT, 'broken.yaml': 'a: [' };
    const { report } = reportOn(files);

    expect(new Set(report.findings.map(({ severity }) => severity))).toEqual(
      new Set(['error', 'warning']),
    );
    expect(report.summary).toMatchObject({ errors: 2, warnings: 1, documents: 2 });
  });

  it('has colours on a terminal only, and not with NO_COLOR', () => {
    const cwd = folderWith({ 'cluster.yaml': OVERLAP });
    const print = (around: Surroundings) => run(['check', '.'], { cwd, ...around }).out;
    const plain = print({});

    expect(plain).not.toContain('\u001b');
    expect(print({ isTerminal: true })).toContain('\u001b');
    expect(print({ isTerminal: true, env: { NO_COLOR: '1' } })).toBe(plain);
  });

  it('does not let a file write to the terminal', () => {
    const files = { 'cluster.yaml': cluster('"10.96.0.0/16\\e[2J"') };

    expect(run(['check', '.'], { cwd: folderWith(files) }).out).not.toContain('\u001b');
  });
});

describe('versions', () => {
  it('come from the files', () => {
    expect(reportOn({ 'cluster.yaml': cluster('10.244.0.0/16', 'v1.34.9') }).report).toMatchObject({
      kubernetesVersion: '1.34',
    });
  });

  it('come from --kubernetes-version where no file says one', () => {
    const { report } = reportOn({ 'web.yaml': DYNAMIC_PORT }, ['.', '--kubernetes-version=1.29']);

    expect(report.kubernetesVersion).toBe('1.29');
  });

  it('are the newest otherwise, and the text says that it is assumed', () => {
    const cwd = folderWith({ 'web.yaml': DYNAMIC_PORT });

    expect(run(['check', '.'], { cwd }).out).toMatch(/Kubernetes 1\.37 \(assumed/);
  });

  it('decide: a Service name may begin with a digit from 1.36 on', () => {
    const files = { 'web.yaml': DYNAMIC_PORT.replace('name: web', 'name: 1web') };
    const codesAt = (version: string) =>
      reportOn(files, ['.', '--kubernetes-version', version]).codes;

    expect(codesAt('1.35')).toContain('NET100');
    expect(codesAt('1.36')).not.toContain('NET100');
  });

  it('of kubeadm and of the cluster are judged against each other', () => {
    const files = { 'cluster.yaml': cluster('10.244.0.0/16', 'v1.34.9') };
    const codesWith = (version: string) =>
      reportOn(files, ['.', '--kubeadm-version', version]).codes;

    expect(codesWith('1.34')).toEqual([]);
    expect(codesWith('1.35')).toEqual([]);
    expect(codesWith('1.36')).toContain('NET618');
  });
});

describe('what is checked', () => {
  it('is no template of a Helm chart, unless it is named', () => {
    const files = {
      'web/Chart.yaml': 'apiVersion: v1\nname: web\nversion: 1.0.0\n',
      'web/values.yaml': 'replicas: 2\n',
      'web/templates/web.yaml': 'apiVersion: v1\nkind: Service\n{{- if .Values.web }}\n',
    };
    const named = reportOn(files, ['web/templates/web.yaml']).report.findings;

    expect(reportOn(files, ['.'])).toMatchObject({ exitCode: 0, codes: ['NET014'] });
    expect(named.map(({ code }) => code)).toEqual(['NET001']);
    expect(named[0]?.fix).toContain('helm template');
  });

  it('is standard input for a dash', () => {
    const { exitCode, report } = reportOn({}, ['-'], { stdin: OVERLAP });

    expect(exitCode).toBe(2);
    expect(report.findings[0]?.location).toMatchObject({ file: '-', line: 5 });
  });

  it('are all files together, in any order', () => {
    const twin = DYNAMIC_PORT.replace('name: web', 'name: twin');
    const files = { 'cluster.yaml': GOOD, 'web.yaml': DYNAMIC_PORT, 'twin.yaml': twin };

    const { codes } = reportOn(files, ['twin.yaml', 'cluster.yaml', 'web.yaml']);
    const reversed = reportOn(files, ['web.yaml', 'cluster.yaml', 'twin.yaml']);

    expect(codes).toContain('NET328');
    expect([...reversed.codes].sort()).toEqual([...codes].sort());
  });

  it('is a folder with everything below it, and each file once', () => {
    const files = { 'a/b/cluster.yaml': OVERLAP };

    expect(reportOn(files, ['a', 'a/b/cluster.yaml', '.']).codes).toEqual(['NET203']);
  });
});

describe('bad input is a finding, and the other files are still judged', () => {
  const bomb = [
    'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
    ...Array.from({ length: 9 }, (_, n) => {
      const alias = `*a${n}`;
      return `a${n + 1}: &a${n + 1} [${Array(10).fill(alias).join(', ')}]`;
    }),
  ].join('\n');
  const big = `${DYNAMIC_PORT}# ${'x'.repeat(3_000_000)}\n`;

  it.each<[name: string, content: string | Uint8Array, code: RegExp]>([
    ['invalid YAML', 'a: [1, 2', /^NET0/],
    ['an empty file', '', /^NET0/],
    ['only comments', '# nothing\n', /^NET0/],
    ['a binary file', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]), /^NET0/],
    ['text that is not UTF-8', new Uint8Array([0x61, 0x3a, 0xff, 0xfe]), /^NET0/],
    ['a YAML bomb of aliases', bomb, /^NET0/],
    ['a key twice', GOOD.replace('kind:', 'kind: ClusterConfiguration\nkind:'), /^NET0/],
    ['a kind that does not exist', GOOD.replace('kind: Cluster', 'kind: Custer'), /^NET0/],
  ])('%s', (_, content, code) => {
    const { report } = reportOn({ 'bad.yaml': content, 'good.yaml': OVERLAP });
    const about = (file: string) =>
      report.findings.filter(({ location }) => location.file === file).map((each) => each.code);

    expect(about('bad.yaml')).toContainEqual(expect.stringMatching(code));
    expect(about('good.yaml')).toContain('NET203');
  });

  it('a file of three megabytes is read like any other', () => {
    const { exitCode, codes } = reportOn({ 'big.yaml': big, 'cluster.yaml': GOOD });

    expect(exitCode).toBe(0);
    expect(codes).toEqual(['NET351']);
  });

  it('a file that does not exist, named by its name', () => {
    const { exitCode, report } = reportOn({}, ['no.yaml']);

    expect(exitCode).toBe(1);
    expect(report.findings).toMatchObject([{ severity: 'error', location: { file: 'no.yaml' } }]);
  });
});
