import { describe, expect, it } from 'vitest';
import { PORT_80, serviceExample } from '../../../lib/rules/services/service-example';
import { policyExample } from '../../../lib/rules/workloads/policy-example';
import { workloadExample } from '../../../lib/rules/workloads/workload-example';
import { verdictsOf } from '../verdicts-of';

const verdicts = (codes: RegExp, ...texts: string[]): string[] =>
  verdictsOf(texts, 36, codes).map(({ code, severity }) => `${code} ${severity}`);

const WEB = serviceExample('selector: { app: web }', ...PORT_80);
const unprobed = (kind = 'Deployment') => workloadExample({ kind, isProbed: false });

describe('a Service without readiness probes behind it', () => {
  it.each([
    [
      'two workloads, one of them with a probe',
      [WEB, unprobed(), workloadExample({ name: 'b' })],
      0,
    ],
    ['two workloads without', [WEB, unprobed(), unprobed('DaemonSet')], 1],
    ['peers before they are ready', [`${WEB}  publishNotReadyAddresses: true\n`, unprobed()], 0],
    ['no workload at all', [WEB], 0],
  ])('%s', (_, texts, times) => {
    expect(verdicts(/^NET824/, ...texts)).toEqual(Array(times).fill('NET824 info'));
  });
});

describe('pods that share a Service', () => {
  const job = workloadExample({ kind: 'Job', name: 'migrate' }).replace('apps/', 'batch/');

  it('may be of a Job, which seldom answers', () => {
    expect(verdicts(/^NET826/, WEB, workloadExample(), job)).toEqual(['NET826 info']);
  });

  it('are fine where one of two workloads lists no ports', () => {
    const other = workloadExample({ name: 'other', ports: '{ containerPort: 1 }' });

    expect(verdicts(/^NET826/, WEB, workloadExample(), other)).toEqual([]);
  });
});

describe('a NetworkPolicy and the pods of its namespace', () => {
  const selecting = (selector: string, namespace = 'default'): string =>
    policyExample()
      .replace('podSelector: {}', `podSelector: ${selector}`)
      .replace('name: web', `name: web, namespace: ${namespace}`);
  const web = workloadExample({ ports: '{ name: http, containerPort: 80 }' });

  it.each([
    ['every pod', selecting('{}'), []],
    ['an expression', selecting('{ matchExpressions: [{ key: app, operator: Exists }] }'), []],
    [
      'an expression that none meets',
      selecting('{ matchExpressions: [{ key: app, operator: In, values: [api] }] }'),
      ['NET827 info'],
    ],
    ['a label of a controller', selecting('{ matchLabels: { job-name: web } }'), []],
    ['a namespace without workloads', selecting('{ matchLabels: { a: b } }', 'shop'), []],
  ])('%s', (_, text, expected) => {
    expect(verdicts(/^NET827/, text, web)).toEqual(expected);
  });

  it('looks a port of an egress rule up in the peers', () => {
    const egressTo = (labels: string): string =>
      policyExample(
        `egress: [{ to: [{ podSelector: { matchLabels: { ${labels} } } }], ports: [{ port: http }] }]`,
      );
    const db = workloadExample({ name: 'db', labels: 'app: db' });

    expect(verdicts(/^NET828/, egressTo('app: web'), web, db)).toEqual([]);
    expect(verdicts(/^NET828/, egressTo('app: db'), web, db)).toEqual(['NET828 warning']);
  });

  it('knows operators, whose pods are in no file', () => {
    const operated = `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: { name: orders }\n`;

    expect(
      verdicts(/^NET827/, selecting('{ matchLabels: { cluster: orders } }'), web, operated),
    ).toEqual([]);
  });
});

describe('the port of a probe', () => {
  const probed = (probe: string, minor = 36, kind = 'StatefulSet'): string[] =>
    verdictsOf(
      unprobed(kind).replace('image:', `livenessProbe: ${probe}\n          image:`),
      minor,
      /^NET830/,
    ).map(({ refusedBy }) => refusedBy.join() || 'accepted');

  it('is refused in a StatefulSet from 1.34', () => {
    expect(probed('{ tcpSocket: { port: 0 } }', 34)).toEqual(['apiserver-admission']);
    expect(probed('{ tcpSocket: { port: 0 } }', 33)).toEqual(['accepted']);
    expect(probed('{ tcpSocket: { port: 0 } }', 33, 'DaemonSet')).toEqual(['apiserver-admission']);
  });

  it('is looked up by the kubelet when it is a name', () => {
    expect(probed('{ httpGet: { port: web } }')).toEqual(['accepted']);
  });
});

describe('names of Services in pods of the host network', () => {
  const onHost = (text: string): string =>
    workloadExample({ podSpec: ['hostNetwork: true'] }).replace(
      'image:',
      `env: [{ name: TARGET, value: "${text}" }]\n          image:`,
    );

  it.each([
    ['web:80', 1],
    ['http://web', 1],
    ['web', 0],
    ['http://web.default:80/a', 1],
    ['http://web.example.com', 0],
    ['tcp://10.0.0.1:80', 0],
    ['db.shop.svc.cluster.local', 1],
    ['https://webs', 0],
  ])('%s', (text, times) => {
    expect(verdicts(/^NET829/, WEB, onHost(text))).toEqual(Array(times).fill('NET829 warning'));
  });
});
