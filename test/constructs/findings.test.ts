import { App, Chart, JsonPatch, Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import {
  ClusterIPService,
  ClusterNetwork,
  Findings,
  KubeadmApp,
  KubeadmCluster,
  NodePortService,
  type ReportedFinding,
} from '../../lib';
import { placeOfMark } from './place-of-mark';

const here = (mark: string): string => placeOfMark(__filename, mark);

const codesOf = (findings: readonly ReportedFinding[]): string[] =>
  findings.map(({ code }) => code);

const placeOf = ({ file, line }: ReportedFinding): string => `${file}:${line}`;

/** An app with one NodePortService on 30080. */
function appOn30080() {
  const app = new App();
  const chart = new Chart(app, 'web');
  new NodePortService(chart, 'ours', {
    metadata: { name: 'ours' },
    ports: [{ port: 80, nodePort: 30080 }],
  });
  return { app, chart };
}

/** An app whose pods lie in the service range. */
function overlappingApp() {
  const app = new KubeadmApp();
  const network = new ClusterNetwork(app, 'network', { podCidrs: ['10.96.0.0/16'] }); // here: overlap
  const cluster = new KubeadmCluster(app, 'lab', { kubernetesVersion: '1.36.4', network });
  cluster.addControlPlane('cp1', { address: '192.168.56.10' });
  return { app, network, cluster };
}

describe('what is checked is what is written', () => {
  it('a JSON patch can break a Service', () => {
    const { app, chart } = appOn30080();
    const service = new NodePortService(chart, 'patched', { ports: [{ port: 81 }] });
    service.apiObject.addJsonPatch(JsonPatch.add('/spec/ports/0/nodePort', 30080));

    expect(Findings.of(app)).toMatchObject([
      { code: 'NET328', constructPath: 'web/patched', path: 'ports[0].nodePort' },
    ]);
  });

  it('a JSON patch can repair one, even after a first look', () => {
    const { app, chart } = appOn30080();
    const service = new NodePortService(chart, 'patched', {
      ports: [{ port: 81, nodePort: 30080 }],
    });
    const before = codesOf(Findings.of(app));
    service.apiObject.addJsonPatch(JsonPatch.replace('/spec/ports/0/nodePort', 30081));

    expect(before).toEqual(['NET328']);
    expect(Findings.of(app)).toEqual([]);
  });
});

describe('a finding says where the user wrote the value', () => {
  it('a port of a Service', () => {
    const { app, chart } = appOn30080();
    const ports = [{ port: 81, nodePort: 30080 }];
    new NodePortService(chart, 'second', { ports }); // here: second service
    const [finding] = Findings.of(app);

    expect(finding && placeOf(finding)).toBe(here('second service'));
    expect(finding).toMatchObject({ constructPath: 'web/second', path: 'ports[0].nodePort' });
  });

  it('a range of the network', () => {
    const { app } = overlappingApp();
    const [finding] = Findings.of(app);

    expect(finding && placeOf(finding)).toBe(here('overlap'));
    expect(finding).toMatchObject({ code: 'NET203', constructPath: 'network', path: 'podCidrs' });
  });

  it('an address of a node', () => {
    const app = new KubeadmApp();
    const network = new ClusterNetwork(app, 'network', { serviceCidrs: ['10.96.0.0/16'] });
    const cluster = new KubeadmCluster(app, 'lab', { kubernetesVersion: '1.36.4', network });
    cluster.addControlPlane('cp1', { address: '192.168.56.10' });
    cluster.addWorker('w1', { address: '192.168.56.10' }); // here: second node
    const finding = Findings.of(app).find(({ code }) => code === 'NET400');

    expect(finding && placeOf(finding)).toBe(here('second node'));
    expect(finding).toMatchObject({ constructPath: 'lab/w1', path: 'address' });
  });

  it.each([
    ['1.36.4', 'v1beta4'],
    ['1.30.4', 'v1beta3'],
  ])('an argument, at its place in the user’s own list, on %s (%s)', (kubernetesVersion) => {
    const app = new KubeadmApp();
    const network = new ClusterNetwork(app, 'network', { nodePortRange: '30000-30999' });
    new KubeadmCluster(app, 'lab', {
      kubernetesVersion,
      network,
      apiServer: { extraArgs: [{ name: '--v', value: '2' }] },
    }).addControlPlane('cp1', { address: '192.168.56.10' });
    const finding = Findings.of(app).find(({ code }) => code === 'NET700');

    expect(finding).toMatchObject({ constructPath: 'lab' });
    expect(finding?.path).toMatch(/^apiServer\.extraArgs\[0\]/);
  });
});

describe('in a plain App, and in Testing.synth', () => {
  it('errors stop the synth, with code, line and fix', () => {
    const { chart } = appOn30080();
    new NodePortService(chart, 'second', { ports: [{ port: 81, nodePort: 30080 }] }); // here: thrown

    expect(() => Testing.synth(chart)).toThrow(here('thrown'));
    expect(() => Testing.synth(chart)).toThrow(/NET328 .*; fix: /);
  });

  it('each error is said once, however many charts there are', () => {
    const { app, chart } = appOn30080();
    new Chart(app, 'other');
    new NodePortService(chart, 'second', { ports: [{ port: 81, nodePort: 30080 }] });

    expect(messageOf(() => Testing.synth(chart)).match(/NET328/g)).toHaveLength(1);
  });

  it('warnings do not', () => {
    const chart = Testing.chart();
    new ClusterIPService(chart, 'web', { clusterIP: '10.96.200.1', ports: [{ port: 80 }] });

    expect(codesOf(Findings.of(chart))).toEqual(['NET350']);
    expect(Testing.synth(chart)).toHaveLength(1);
  });

  it('a good program says nothing', () => {
    const { app, chart } = appOn30080();

    expect(Findings.of(app)).toEqual([]);
    expect(Testing.synth(chart)).toHaveLength(1);
  });
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('Findings.ignore', () => {
  it('leaves findings of one code out, for a construct and everything below it', () => {
    const { app, network } = overlappingApp();
    Findings.ignore(network, 'NET203', 'the service range moves next week');

    expect(codesOf(Findings.of(app))).not.toContain('NET203');
    expect(codesOf(Findings.of(app))).not.toContain('NET007');
  });

  it('does not reach other constructs', () => {
    const { app, cluster } = overlappingApp();
    new Chart(app, 'elsewhere');
    Findings.ignore(app.node.findChild('elsewhere'), 'NET203', 'wrong place');

    expect(cluster.nodes).toHaveLength(1);
    expect(codesOf(Findings.of(app))).toEqual(expect.arrayContaining(['NET203', 'NET007']));
  });

  it('does not touch other codes', () => {
    const { app, network } = overlappingApp();
    Findings.ignore(network, 'NET204', 'another one');

    expect(codesOf(Findings.of(app))).toContain('NET203');
  });

  it('is a finding itself when there is nothing to ignore, at its own line', () => {
    const { app } = appOn30080();
    Findings.ignore(app.node.findChild('web'), 'NET328', 'not any more'); // here: unused
    const [finding] = Findings.of(app);

    expect(finding).toMatchObject({ code: 'NET007', severity: 'warning', constructPath: 'web' });
    expect(finding && placeOf(finding)).toBe(here('unused'));
  });

  it('counts for nothing without a reason, and is a finding itself', () => {
    const { app, network } = overlappingApp();
    Findings.ignore(network, 'NET203', '  ');

    expect(codesOf(Findings.of(app))).toEqual(expect.arrayContaining(['NET203', 'NET007']));
  });

  // A root has an empty path, which lib/rules/suppress.ts does not take for a parent yet.
  it('works for the whole app', () => {
    const { app } = overlappingApp();
    Findings.ignore(app, 'NET203', 'a drill');

    expect(codesOf(Findings.of(app))).not.toContain('NET203');
  });

  it('lets Testing.synth pass', () => {
    const { chart } = appOn30080();
    const second = new NodePortService(chart, 'second', { ports: [{ port: 81, nodePort: 30080 }] });
    Findings.ignore(second, 'NET328', 'the first one goes away before');

    expect(Testing.synth(chart)).toHaveLength(2);
  });
});

describe('what no file can hold', () => {
  const circle: Record<string, unknown> = {};
  circle.inner = circle;

  it.each([
    ['a value that holds itself', circle],
    ['no number', { maxPods: Number.NaN }],
    ['a function', { maxPods: () => 110 }],
  ])('is a finding at the line of the program: %s', (_, settings) => {
    const app = new KubeadmApp();
    const network = new ClusterNetwork(app, 'network');
    const props = { kubernetesVersion: '1.36.4', network, kubelet: { settings } };
    new KubeadmCluster(app, 'lab', props); // here: unwritable
    const finding = Findings.of(app).find(({ code }) => code === 'NET050');

    expect(finding && placeOf(finding)).toBe(here('unwritable'));
  });
});
