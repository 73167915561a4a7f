import { ApiObject, Chart } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import {
  ClusterNetwork,
  Cni,
  Findings,
  KubeadmApp,
  KubeadmCluster,
  type SecondSchedulerProps,
} from '../../../lib';

function declare(props?: SecondSchedulerProps) {
  const app = new KubeadmApp();
  const cluster = new KubeadmCluster(app, 'lab', {
    kubernetesVersion: '1.36.4',
    network: new ClusterNetwork(app, 'network', { podCidrs: ['10.244.0.0/16'] }),
    cni: Cni.flannel(),
  });
  cluster.addControlPlane('cp1', { address: '192.168.56.10' });
  cluster.addScheduler('packing', props);
  return app;
}

const findingsOf = (app: KubeadmApp) => Findings.of(app).map(({ code, path }) => `${code} ${path}`);

const objectsOf = (app: KubeadmApp) =>
  Object.entries(app.renderFiles())
    .filter(([path]) => path.startsWith('manifests/'))
    .flatMap(([, text]) => parseAllDocuments(text).map((document) => document.toJS()))
    .filter(({ metadata }) => metadata.name.startsWith('packing'));

const objectOf = (app: KubeadmApp, wanted: string) =>
  objectsOf(app).find(({ kind }) => kind === wanted);

const configurationOf = (app: KubeadmApp) =>
  JSON.parse(objectOf(app, 'ConfigMap').data['scheduler.json']);

/** A pod that wants the scheduler. */
function withPod(app: KubeadmApp, schedulerName: string): KubeadmApp {
  const labels = { app: 'web' };
  const containers = [
    { name: 'web', image: 'nginx:1.29', readinessProbe: { tcpSocket: { port: 80 } } },
  ];
  new ApiObject(new Chart(app, 'web'), 'web', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { schedulerName, containers } },
    },
  });
  return app;
}

describe('a second scheduler', () => {
  it('has a profile, a lease and an account of its own', () => {
    const app = withPod(declare(), 'packing');

    expect(configurationOf(app)).toEqual({
      apiVersion: 'kubescheduler.config.k8s.io/v1',
      kind: 'KubeSchedulerConfiguration',
      profiles: [{ schedulerName: 'packing' }],
      leaderElection: { resourceName: 'packing' },
    });
    expect(
      objectsOf(app)
        .map(({ kind, metadata }) => `${kind} ${metadata.name}`)
        .sort(),
    ).toEqual([
      'ClusterRoleBinding packing:kube-scheduler',
      'ClusterRoleBinding packing:volume-scheduler',
      'ConfigMap packing',
      'Deployment packing',
      'Role packing:leader-election',
      'RoleBinding packing:apiserver-authentication-reader',
      'RoleBinding packing:leader-election',
      'ServiceAccount packing',
    ]);
    expect(findingsOf(app)).toEqual([]);
  });

  it('is of the release of the cluster', () => {
    const { spec } = objectOf(declare(), 'Deployment');

    expect(spec.template.spec.containers[0].image).toBe('registry.k8s.io/kube-scheduler:v1.36.4');
  });

  it('may hold the lease that its configuration names', () => {
    const leaderElection = { resourceName: 'mine', resourceNamespace: 'batch' };
    const app = declare({ configuration: { leaderElection } });

    const { metadata, rules } = objectOf(app, 'Role');

    expect(configurationOf(app).leaderElection).toEqual(leaderElection);
    expect(metadata.namespace).toBe('batch');
    expect(rules[0].resourceNames).toEqual(['mine']);
  });

  it('is a finding where it wants the lease or the pods of the first', () => {
    const lease = declare({
      configuration: { leaderElection: { resourceName: 'kube-scheduler' } },
    });
    const name = declare({ configuration: { profiles: [{ schedulerName: 'default-scheduler' }] } });

    expect(findingsOf(lease).join()).toContain('NET750');
    expect(findingsOf(name).join()).toContain('NET750');
  });

  it('makes a finding of a pod that wants no profile of it', () => {
    expect(findingsOf(withPod(declare(), 'spreading')).join()).toContain('NET749');
  });

  it('says which of its props have another shape', () => {
    const props: unknown = { configuration: [], replicas: 'two', unheardOf: 1 };

    expect(findingsOf(declare(props as SecondSchedulerProps))).toEqual(
      expect.arrayContaining(['NET050 configuration', 'NET050 replicas', 'NET050 unheardOf']),
    );
  });

  it('says which prop holds what is no JSON', () => {
    const app = declare({ configuration: { parallelism: 8n } });

    expect(Findings.of(app)).toMatchObject([{ code: 'NET050', path: 'configuration' }]);
  });
});
