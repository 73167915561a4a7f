import { Chart, Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import {
  ClusterNetwork,
  type ControllerManagerProps,
  Etcd,
  Findings,
  KubeadmCluster,
  type KubeadmClusterProps,
} from '../../../lib';
import {
  type ArgumentShape,
  TYPED_ARGUMENTS,
} from '../../../lib/constructs/cluster/argument-shapes';
import { inputFilesOf } from '../../../lib/constructs/cluster/cluster-output';
import { argumentName, typedArguments } from '../../../lib/constructs/cluster/typed-arguments';
import { KnownFlags } from '../../../lib/k8s/component-flags';
import { MINORS } from '../../../lib/k8s/version';
import { valueAt } from '../../../lib/model/document';
import { checkInputs } from '../../../lib/rules/check-inputs';

const ETCD_RELEASES = ['3.5.24', '3.6.8', '3.7.0'];

const RELEASES = {
  apiServer: MINORS.map((minor) => KnownFlags.ofMinor('kube-apiserver', minor)),
  controllerManager: MINORS.map((minor) => KnownFlags.ofMinor('kube-controller-manager', minor)),
  scheduler: MINORS.map((minor) => KnownFlags.ofMinor('kube-scheduler', minor)),
  etcd: ETCD_RELEASES.map((version) => KnownFlags.ofEtcd(version)),
};

/** What the real programs read where a prop has that shape. */
const READ_AS: Readonly<Record<ArgumentShape, readonly string[]>> = {
  text: ['any', 'duration', 'ip', 'ipOrNone'],
  whole: ['int32', 'int64', 'uint32', 'uint64', 'verbosity'],
  number: ['float32', 'float64'],
  switch: ['bool'],
  list: ['csv', 'any', 'urls', 'portUrls'],
  each: ['any'],
  eachPair: ['pair'],
  switches: ['gates', 'prefixedGates', 'any'],
};

const PROPS = Object.entries(TYPED_ARGUMENTS).flatMap(([component, shapes]) =>
  Object.entries(shapes).map(([prop, shape]) => ({ component, prop, shape })),
) as { component: keyof typeof TYPED_ARGUMENTS; prop: string; shape: ArgumentShape }[];

describe('a typed argument', () => {
  it.each(PROPS)('$component.$prop is one that releases read as $shape', (typed) => {
    const types = RELEASES[typed.component].flatMap(
      (known) => known?.typeOf(argumentName(typed.prop))?.name ?? [],
    );

    expect(types).not.toEqual([]);
    expect(types.filter((type) => !READ_AS[typed.shape].includes(type))).toEqual([]);
  });

  it('is given once for every entry where the component reads it so', () => {
    const props = {
      serviceAccountIssuer: ['https://a.example', 'https://b.example'],
      oidcRequiredClaim: { hd: 'example.com' },
      featureGates: { A: true, B: false },
      corsAllowedOrigins: ['//a{1,2}$'],
    };

    expect(typedArguments('apiServer', props)).toEqual([
      { name: 'feature-gates', value: 'A=true,B=false' },
      { name: 'cors-allowed-origins', value: '"//a{1,2}$"' },
      { name: 'oidc-required-claim', value: 'hd=example.com' },
      { name: 'service-account-issuer', value: 'https://a.example' },
      { name: 'service-account-issuer', value: 'https://b.example' },
    ]);
  });
});

type Settings = Pick<KubeadmClusterProps, 'apiServer' | 'controllerManager' | 'etcd'>;

function inputsWith(settings: Settings, kubernetesVersion = '1.36.4') {
  const chart = Testing.chart();
  const cluster = new KubeadmCluster(chart, 'lab', {
    kubernetesVersion,
    network: new ClusterNetwork(chart, 'network', { podCidrs: ['10.244.0.0/16'] }),
    ...settings,
  });
  cluster.addControlPlane('cp1', { address: '192.168.56.10' });
  return inputFilesOf(cluster);
}

const SETTINGS: Settings = {
  apiServer: { goawayChance: 0.5, extraArgs: [{ name: 'v', value: '2' }] },
  controllerManager: { nodeMonitorPeriod: '5', leaderElect: true },
  etcd: Etcd.stacked({ electionTimeout: 200, quotaBackendBytes: 8589934592 }),
};

describe('typed arguments of a cluster', () => {
  it('stand in the configuration of kubeadm, before those that the user spells out', () => {
    const [cluster] = inputsWith(SETTINGS)
      .flatMap(({ chunks }) => chunks)
      .flatMap(({ document }) => document?.value ?? [])
      .filter((value) => valueAt(value, ['kind']) === 'ClusterConfiguration');

    expect(cluster).toMatchObject({
      apiServer: {
        extraArgs: [
          { name: 'goaway-chance', value: '0.5' },
          { name: 'v', value: '2' },
        ],
      },
      controllerManager: {
        extraArgs: [
          { name: 'leader-elect', value: 'true' },
          { name: 'node-monitor-period', value: '5' },
        ],
      },
      etcd: {
        local: {
          extraArgs: [
            { name: 'election-timeout', value: '200' },
            { name: 'quota-backend-bytes', value: '8589934592' },
          ],
        },
      },
    });
  });

  it.each(['1.29.15', '1.36.4'])('are judged at %s, by the property that says them', (version) => {
    const findings = checkInputs(inputsWith(SETTINGS, version), {}).findings.map(
      ({ code, subject }) => `${code} ${subject.location.path}`,
    );

    expect(findings).toContain('NET725 controllerManager.nodeMonitorPeriod');
    expect(findings).toContain('NET723 etcd.electionTimeout');
    if (version === '1.36.4') expect(findings).toContain('NET723 apiServer.goawayChance');
  });

  it('are of the shape of their type', () => {
    const app = Testing.app();
    const chart = new Chart(app, 'lab');
    const props: unknown = { kubeApiQps: '20' };
    const cluster = new KubeadmCluster(chart, 'lab', {
      kubernetesVersion: '1.36.4',
      network: new ClusterNetwork(chart, 'network', { podCidrs: ['10.244.0.0/16'] }),
      controllerManager: props as ControllerManagerProps,
    });
    cluster.addControlPlane('cp1', { address: '192.168.56.10' });

    expect(Findings.of(app).map(({ code, path }) => `${code} ${path}`)).toContain(
      'NET050 controllerManager.kubeApiQps',
    );
  });
});
