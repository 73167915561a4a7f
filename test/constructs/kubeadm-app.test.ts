import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, Lazy, YamlOutputType } from 'cdk8s';
import { Construct, Dependable } from 'constructs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Findings } from '../../lib/constructs/findings';
import { KubeadmApp, type KubeadmAppProps } from '../../lib/constructs/kubeadm-app';
import { registerProducer } from '../../lib/emit/artifact';
import { readTree } from '../synth/read-tree';

let root: string;
let printed: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'kubeadm-app-'));
});
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(() => {
  printed = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const freshOutdir = () => join(mkdtempSync(join(root, 'case-')), 'dist');
const freshApp = (props: KubeadmAppProps = {}) =>
  new KubeadmApp({ outdir: freshOutdir(), ...props });

const configMap = (scope: Construct, id: string, metadata: Record<string, unknown> = {}) =>
  new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { a: 'yes' } });

/** Codes on standard error. */
const printedCodes = () => [...new Set(printed.match(/NET\d{3}/g) ?? [])].sort();

describe('KubeadmApp.synth', () => {
  it('writes API objects below manifests and what producers make where they say', () => {
    const app = freshApp();
    const chart = new Chart(app, 'web');
    configMap(chart, 'a', { name: 'a' });
    const node = new Construct(app, 'node');
    registerProducer(node, {
      produceArtifacts: () => [{ path: 'nodes/cp1/run.sh', content: '#!/bin/sh\n', mode: 0o755 }],
    });
    app.synth();
    expect(readTree(app.outdir)).toEqual({
      'manifests/web.k8s.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  a: "yes"\n',
      'nodes/cp1/run.sh': '#!/bin/sh\n',
    });
    expect(statSync(join(app.outdir, 'nodes/cp1/run.sh')).mode & 0o777).toBe(0o755);
    expect(process.exitCode).toBeUndefined();
    expect(printed).toMatch(/^wrote .*: 1 API object in 1 file, 1 node file, \d+\.\d s\n$/);
  });

  it('gives the same bytes twice, in memory and on disk', () => {
    const app = freshApp();
    configMap(new Chart(app, 'web'), 'a');
    app.synth();
    const first = readTree(app.outdir);
    app.synth();
    expect(readTree(app.outdir)).toEqual(first);
    expect(app.renderFiles()).toEqual(first);
  });

  it('renders every object once, for the check and the files together', () => {
    const app = freshApp();
    let renderings = 0;
    const object = configMap(new Chart(app, 'web'), 'a');
    const toJson = object.toJson.bind(object);
    object.toJson = () => {
      renderings++;
      return toJson();
    };
    app.synth();
    expect(renderings).toBe(1);
  });

  it('writes construct metadata where the cdk8s CLI looks for it', () => {
    const app = freshApp({ recordConstructMetadata: true });
    configMap(new Chart(app, 'web'), 'a', { name: 'one' });
    app.synth();
    const text = readFileSync(join(app.outdir, 'construct-metadata.json'), 'utf8');
    expect(JSON.parse(text)).toEqual({ version: '1.0.0', resources: { one: { path: 'web/a' } } });
  });

  it('gives the text of plain cdk8s from synthYaml', () => {
    const [ours, plain] = [freshApp(), new App()];
    for (const app of [ours, plain]) {
      const [one, two] = [new Chart(app, 'one'), new Chart(app, 'two')];
      configMap(one, 'a').addDependency(configMap(two, 'b'));
    }
    expect(ours.synthYaml()).toBe(plain.synthYaml());
  });

  it('leaves nothing behind of a file that is not written any more', () => {
    const outdir = freshOutdir();
    for (const name of ['before', 'after']) {
      const app = new KubeadmApp({ outdir });
      configMap(new Chart(app, name), 'a');
      app.synth();
    }
    expect(Object.keys(readTree(outdir))).toEqual(['manifests/after.k8s.yaml']);
  });

  it('orders very long chains and very deep trees', () => {
    const app = freshApp();
    const chart = new Chart(app, 'chain');
    let last = configMap(chart, 'o0', { name: 'o0' });
    for (let index = 1; index < 20_000; index++) {
      const next = configMap(chart, `o${index}`, { name: `o${index}` });
      last.addDependency(next);
      last = next;
    }
    const [text = ''] = Object.values(app.renderFiles());
    expect(text.match(/name: o\d+/g)?.slice(0, 2)).toEqual(['name: o19999', 'name: o19998']);
  });

  it('takes groups that wait for groups without multiplying them out', () => {
    const app = freshApp();
    const chart = new Chart(app, 'groups');
    const [one, two] = ['one', 'two'].map((id) => new Construct(chart, id)) as [
      Construct,
      Construct,
    ];
    for (let index = 0; index < 3000; index++) {
      configMap(one, `a${index}`, { name: `a${index}` });
      configMap(two, `b${index}`, { name: `b${index}` });
    }
    one.node.addDependency(two);
    const [text = ''] = Object.values(app.renderFiles());
    expect(text.lastIndexOf('name: b')).toBeLessThan(text.indexOf('name: a'));
  });
});

describe('KubeadmApp.synth of a program that cannot be written', () => {
  const broken: [string, string, KubeadmAppProps, (app: App) => void][] = [
    [
      'a construct refuses',
      'NET080',
      {},
      (app) => new Chart(app, 'c').node.addValidation({ validate: () => ['no good'] }),
    ],
    [
      'an object holds what is no data',
      'NET081',
      {},
      (app) => configMap(new Chart(app, 'c'), 'a', { creationTimestamp: new Date(0) }),
    ],
    [
      'a Lazy throws',
      'NET081',
      {},
      (app) => {
        const produce = () => {
          throw new Error('not yet');
        };
        const props = { apiVersion: 'v1', kind: 'ConfigMap', data: { a: Lazy.any({ produce }) } };
        new ApiObject(new Chart(app, 'd'), 'b', props);
      },
    ],
    [
      'an object holds a function',
      'NET081',
      {},
      (app) => configMap(new Chart(app, 'c'), 'a', { labels: { a: () => 'b' } }),
    ],
    [
      'objects wait for each other',
      'NET082',
      {},
      (app) => {
        const chart = new Chart(app, 'c');
        const [one, two] = [configMap(chart, 'a'), configMap(chart, 'b')];
        one.addDependency(two);
        two.addDependency(one);
      },
    ],
    [
      'an object waits for itself',
      'NET082',
      {},
      (app) => {
        const object = configMap(new Chart(app, 'c'), 'a');
        object.addDependency(object);
      },
    ],
    [
      'a dependency stands in no chart',
      'NET083',
      {},
      (app) => new Chart(app, 'c').addDependency(new Construct(app, 'loose')),
    ],
    [
      'two objects go to one file',
      'NET084',
      { yamlOutputType: YamlOutputType.FILE_PER_RESOURCE },
      (app) => {
        const chart = new Chart(app, 'c');
        configMap(chart, 'a', { name: 'same', namespace: 'one' });
        configMap(chart, 'b', { name: 'same', namespace: 'two' });
      },
    ],
  ];

  it.each(broken)('says so and leaves the last good output alone: %s', (_, code, props, spoil) => {
    const outdir = freshOutdir();
    const good = new KubeadmApp({ outdir, ...props });
    configMap(new Chart(good, 'good'), 'a');
    good.synth();
    const before = readTree(outdir);
    printed = '';

    const app = new KubeadmApp({ outdir, ...props });
    spoil(app);
    app.synth();

    expect(printedCodes()).toEqual([code]);
    expect(process.exitCode).toBe(2);
    expect(readTree(outdir)).toEqual(before);
  });

  it('names every construct of a circle', () => {
    const app = freshApp();
    const charts = ['a', 'b', 'c'].map((id) => new Chart(app, id));
    charts.forEach((chart, index) => {
      const next = charts[(index + 1) % charts.length];
      if (next) chart.addDependency(next);
    });
    expect(() => app.renderFiles()).toThrow(/a → b → c → a/);
  });

  it('refuses to replace files of somebody else: one line, exit code 1', () => {
    const app = freshApp();
    configMap(new Chart(app, 'web'), 'a');
    app.synth();
    writeFileSync(join(app.outdir, 'mine.txt'), 'precious\n');
    printed = '';
    app.synth();
    expect(process.exitCode).toBe(1);
    expect(printed).toMatch(/^error: [^\n]*mine\.txt[^\n]*\n$/);
    expect(existsSync(join(app.outdir, 'mine.txt'))).toBe(true);
  });
});

describe('KubeadmApp beside cdk8s', () => {
  it('takes groups of constructs made with Dependable', () => {
    const app = freshApp();
    const chart = new Chart(app, 'web');
    const [one, two, three] = ['a', 'b', 'c'].map((id) => configMap(chart, id, { name: id })) as [
      ApiObject,
      ApiObject,
      ApiObject,
    ];
    const both = {};
    Dependable.implement(both as Construct, { dependencyRoots: [two, three] });
    one.node.addDependency(both as Construct);
    expect(app.renderFiles()['manifests/web.k8s.yaml']?.match(/name: \w/g)).toEqual([
      'name: b',
      'name: c',
      'name: a',
    ]);
  });

  it('finds nothing in a program without a cluster', () => {
    const app = freshApp();
    configMap(new Chart(app, 'web'), 'a');
    expect(Findings.of(app)).toEqual([]);
  });
});
