import { describe, expect, it } from 'vitest';
import { PORT_80, serviceExample } from '../../../lib/rules/services/service-example';
import { workloadExample } from '../../../lib/rules/workloads/workload-example';
import { verdictsOf } from '../verdicts-of';

const verdicts = (...texts: string[]): string[] =>
  verdictsOf(texts, 36, /^NET80[01]/).map(({ code, severity }) => `${code} ${severity}`);

const select = (selector: string): string => serviceExample(`selector: ${selector}`, ...PORT_80);

const SPEC = 'spec: { containers: [{ name: a, image: a }] }';
const TEMPLATE = `template: { metadata: { labels: { app: web } }, ${SPEC} }`;
const METADATA = 'metadata: { name: a, labels: { app: web } }';

const manifest = (apiVersion: string, kind: string, ...lines: string[]): string =>
  [`apiVersion: ${apiVersion}`, `kind: ${kind}`, ...lines].join('\n');

const withTemplate = (apiVersion: string, kind: string): string =>
  manifest(apiVersion, kind, METADATA, `spec: { ${TEMPLATE} }`);

const JOB_TEMPLATE = `spec: { jobTemplate: { spec: { ${TEMPLATE} } } }`;
const LISTED = `items: [{ apiVersion: v1, kind: Pod, ${METADATA}, ${SPEC} }]`;

describe('every kind that makes pods counts', () => {
  it.each([
    ['Pod', manifest('v1', 'Pod', METADATA, SPEC)],
    ['ReplicationController', withTemplate('v1', 'ReplicationController')],
    ['ReplicaSet', withTemplate('apps/v1', 'ReplicaSet')],
    ['DaemonSet', withTemplate('apps/v1', 'DaemonSet')],
    ['StatefulSet', withTemplate('apps/v1', 'StatefulSet')],
    ['Job', withTemplate('batch/v1', 'Job')],
    ['CronJob', manifest('batch/v1', 'CronJob', METADATA, JOB_TEMPLATE)],
    ['Rollout', withTemplate('argoproj.io/v1alpha1', 'Rollout')],
    ['List', manifest('v1', 'List', LISTED)],
    ['PodList', manifest('v1', 'PodList', `items: [{ ${METADATA}, ${SPEC} }]`)],
  ])('%s', (_, workload) => {
    expect(verdicts(select('{ app: web }'), workload)).toEqual([]);
    expect(verdicts(select('{ app: shop }'), workload)).toEqual(['NET800 warning']);
  });
});

describe('a selector that selects nothing', () => {
  it.each([
    ['no selector', '{}'],
    ['a label of a controller alone', '{ statefulset.kubernetes.io/pod-name: web-0 }'],
    ['a value that is no text', '{ app: 1 }'],
  ])('is not told with %s', (_, selector) => {
    expect(verdicts(select(selector), workloadExample())).toEqual([]);
  });

  it('is not told where no workload of the namespace is known', () => {
    const elsewhere = workloadExample({ namespace: 'shop', labels: 'app: shop' });

    expect(verdicts(select('{ app: web }'), elsewhere)).toEqual([]);
  });

  it('is a note where pods may get the label later', () => {
    expect(verdicts(select('{ app: web, role: leader }'), workloadExample())).toEqual([
      'NET800 info',
    ]);
  });

  it('is a note where kubectl may be told the namespace', () => {
    const shop = workloadExample({ namespace: 'shop' });

    expect(verdicts(select('{ app: web }'), shop)).toEqual(['NET800 info']);
  });

  it('is not told of pods that kubeadm makes', () => {
    const dns = select('{ k8s-app: kube-dns }').replace(
      'name: web',
      'name: dns\n  namespace: kube-system',
    );

    expect(verdicts(dns, workloadExample({ namespace: 'kube-system' }))).toEqual([]);
  });
});

describe('a named target port', () => {
  const named = serviceExample('selector: { app: web }', 'ports: [{ port: 80, targetPort: http }]');

  it('is a note when some of the workloads have it', () => {
    const web = workloadExample({ ports: '{ name: http, containerPort: 8080 }' });
    const worker = workloadExample({ name: 'worker', labels: 'app: web, role: worker' });

    expect(verdicts(named, web, worker)).toEqual(['NET801 info']);
  });

  it('is not looked for in init containers that end', () => {
    const ended = workloadExample({
      podSpec: [
        'initContainers: [{ name: a, image: a, ports: [{ name: http, containerPort: 80 }] }]',
      ],
    });

    expect(verdicts(named, ended)).toEqual(['NET801 warning']);
  });

  it('is not told where nothing is known of the pods', () => {
    expect(verdicts(named, workloadExample({ labels: 'app: shop' }))).toEqual(['NET800 warning']);
  });
});

describe('ten thousand of each', () => {
  it('are matched by label, not by pairs', () => {
    const all = Array.from({ length: 2_000 }, (_, index) => index);
    const text = all.flatMap((index) => [
      select(`{ app: a${index} }`).replace('name: web', `name: s${index}`),
      workloadExample({ name: `w${index}`, labels: `app: a${index}, part-of: shop` }),
    ]);

    expect(verdicts(text.join('---\n'))).toEqual([]);
  });
});
