import { Testing } from 'cdk8s';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  type ApiServerProps,
  type AuditWebhookProps,
  ClusterNetwork,
  KubeadmCluster,
  type KubeadmClusterProps,
} from '../../../lib';
import { artifactsOf, inputFilesOf } from '../../../lib/constructs/cluster/cluster-output';
import { componentFileArtifacts } from '../../../lib/constructs/cluster/component-files';
import { checkInputs } from '../../../lib/rules/check-inputs';
import { readExample } from '../../support/read-example';

const clusterWith = (props: Partial<KubeadmClusterProps>): KubeadmCluster => {
  const chart = Testing.chart();
  const cluster = new KubeadmCluster(chart, 'lab', {
    kubernetesVersion: '1.36.4',
    network: new ClusterNetwork(chart, 'network'),
    ...props,
  });
  cluster.addControlPlane('cp1', { address: '192.168.56.10' });
  cluster.addControlPlane('cp2', { address: '192.168.56.11' });
  cluster.addWorker('w1', { address: '192.168.56.20' });
  return cluster;
};

const AUDIT = { apiServer: { files: { auditPolicy: { rules: [{ level: 'Metadata' }] } } } };
const PATH = '/etc/kubernetes/component-files/audit-policy.yaml';

const contentOf = (cluster: KubeadmCluster, path: string): string =>
  artifactsOf(cluster).find((artifact) => artifact.path === path)?.content ?? '';

describe('files of the API server', () => {
  it('lie in the folder of every control plane, and of no worker', () => {
    const paths = componentFileArtifacts(clusterWith(AUDIT)).map(({ path }) => path);

    expect(paths).toEqual([`nodes/cp1${PATH}`, `nodes/cp2${PATH}`]);
  });

  it('say version and kind', () => {
    const content = contentOf(clusterWith(AUDIT), `nodes/cp1${PATH}`);

    expect(parse(content)).toEqual({
      apiVersion: 'audit.k8s.io/v1',
      kind: 'Policy',
      rules: [{ level: 'Metadata' }],
    });
  });

  it('are named by their argument and mounted', () => {
    const pod = contentOf(
      clusterWith(AUDIT),
      'nodes/cp1/expected/etc/kubernetes/manifests/kube-apiserver.yaml',
    );

    expect(pod).toContain(`--audit-policy-file=${PATH}`);
    expect(pod).toContain(`mountPath: ${PATH}`);
  });

  it.each([
    ['1.33.0', 'apiserver.config.k8s.io/v1beta1'],
    ['1.34.0', 'apiserver.config.k8s.io/v1'],
  ])('are of the newest version that %s reads: %s', (kubernetesVersion, apiVersion) => {
    const cluster = clusterWith({
      kubernetesVersion,
      apiServer: { files: { authentication: { jwt: [] } } },
    });

    expect(componentFileArtifacts(cluster)[0]?.content).toContain(`apiVersion: ${apiVersion}\n`);
  });

  it('are judged, by the property that declares them', () => {
    const cluster = clusterWith({
      apiServer: { files: { auditPolicy: { rules: [{ level: 'everything' }] } } },
    });
    const { findings } = checkInputs(inputFilesOf(cluster), {});

    expect(findings.map(({ code, subject }) => [code, subject.location.path])).toContainEqual([
      'NET742',
      'apiServer.files.auditPolicy.rules[0].level',
    ]);
  });

  it('raise nothing when they are right', () => {
    const cluster = clusterWith({
      ...AUDIT,
      scheduler: { configuration: { profiles: [{ schedulerName: 'default-scheduler' }] } },
    });
    const { findings } = checkInputs(inputFilesOf(cluster), {});
    const ofFiles = findings.filter(({ code }) => /^NET7(?:24|4.)$/.test(code));

    expect(ofFiles).toEqual([]);
  });
});

describe('the configuration of the scheduler', () => {
  it('goes on with the kubeconfig that kubeadm writes', () => {
    const cluster = clusterWith({ scheduler: { configuration: { parallelism: 8 } } });
    const [file] = componentFileArtifacts(cluster);

    expect(parse(file?.content ?? '')).toMatchObject({
      kind: 'KubeSchedulerConfiguration',
      clientConnection: { kubeconfig: '/etc/kubernetes/scheduler.conf' },
      parallelism: 8,
    });
  });
});

describe('the receiver of audit events', () => {
  const webhook = {
    server: 'https://audit.example.com:8443/events',
    certificateAuthority: '/etc/kubernetes/pki/audit-ca.crt',
    tokenFile: '/etc/kubernetes/pki/audit-token',
  };
  const withWebhook = (auditWebhook: AuditWebhookProps): KubeadmCluster =>
    clusterWith({
      apiServer: { files: { ...AUDIT.apiServer.files, auditWebhook }, auditWebhookMode: 'batch' },
    });
  const path = '/etc/kubernetes/component-files/audit-webhook.yaml';

  it('is a kubeconfig that names its credentials by their paths', () => {
    expect(parse(contentOf(withWebhook(webhook), `nodes/cp2${path}`))).toEqual({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name: 'audit-webhook',
          cluster: {
            server: webhook.server,
            'certificate-authority': webhook.certificateAuthority,
          },
        },
      ],
      users: [{ name: 'audit-webhook', user: { tokenFile: webhook.tokenFile } }],
      contexts: [
        { name: 'audit-webhook', context: { cluster: 'audit-webhook', user: 'audit-webhook' } },
      ],
      'current-context': 'audit-webhook',
    });
  });

  it('is mounted, and named by its argument beside those of the mode', () => {
    const pod = contentOf(
      withWebhook(webhook),
      'nodes/cp1/expected/etc/kubernetes/manifests/kube-apiserver.yaml',
    );

    expect(pod).toContain(`--audit-webhook-config-file=${path}`);
    expect(pod).toContain('--audit-webhook-mode=batch');
    expect(pod).toContain(`mountPath: ${path}`);
  });

  it('needs no name in the certificate of this cluster, neither from a program nor from files', () => {
    const cluster = withWebhook(webhook);
    const written = artifactsOf(cluster)
      .filter((artifact) => artifact.path.startsWith('nodes/cp1/'))
      .map(({ path, content }) => readExample(path, content));
    const codes = [inputFilesOf(cluster), written].flatMap((inputs) =>
      checkInputs(inputs, {}).findings.map(({ code }) => code),
    );

    expect(codes).not.toContain('NET411');
  });
});

describe('limits of events', () => {
  const limit = { type: 'User', qps: 5, burst: 10 };
  const admission = { plugins: [{ name: 'PodSecurity' }] };
  const withLimits = (apiServer: ApiServerProps): KubeadmCluster => clusterWith({ apiServer });

  it('are the configuration of a plugin beside those of the program', () => {
    const cluster = withLimits({ files: { admission, eventRateLimit: [limit] } });
    const path = 'nodes/cp1/etc/kubernetes/component-files/admission.yaml';

    expect(parse(contentOf(cluster, path)).plugins).toEqual([
      { name: 'PodSecurity' },
      {
        name: 'EventRateLimit',
        configuration: {
          apiVersion: 'eventratelimit.admission.k8s.io/v1alpha1',
          kind: 'Configuration',
          limits: [limit],
        },
      },
    ]);
  });

  it.each([
    [undefined, 'NodeRestriction,EventRateLimit'],
    [['NodeRestriction', 'AlwaysPullImages'], 'NodeRestriction,AlwaysPullImages,EventRateLimit'],
    [['EventRateLimit'], 'EventRateLimit'],
  ])('enable the plugin beside %j', (enableAdmissionPlugins, plugins) => {
    const cluster = withLimits({
      files: { eventRateLimit: [limit] },
      ...(enableAdmissionPlugins ? { enableAdmissionPlugins } : {}),
    });
    const pod = 'nodes/cp1/expected/etc/kubernetes/manifests/kube-apiserver.yaml';

    expect(contentOf(cluster, pod)).toContain(`--enable-admission-plugins=${plugins}\n`);
  });

  it('stand beside Pod Security and reviews of images, each by its own property', () => {
    const kubeConfigFile = '/etc/kubernetes/pki/images.conf';
    const cluster = withLimits({
      files: {
        podSecurity: {
          enforce: 'baseline',
          enforceVersion: '1.36',
          exemptions: { namespaces: ['a'] },
        },
        imagePolicy: { kubeConfigFile, allowTTL: 1801 },
        eventRateLimit: [limit],
      },
    });
    const pod = 'nodes/cp1/expected/etc/kubernetes/manifests/kube-apiserver.yaml';
    const path = 'nodes/cp1/etc/kubernetes/component-files/admission.yaml';
    const { findings } = checkInputs(inputFilesOf(cluster), {});

    expect(contentOf(cluster, pod)).toContain(
      '=NodeRestriction,ImagePolicyWebhook,EventRateLimit\n',
    );
    expect(parse(contentOf(cluster, path)).plugins.slice(0, 2)).toEqual([
      {
        name: 'PodSecurity',
        configuration: {
          apiVersion: 'pod-security.admission.config.k8s.io/v1',
          kind: 'PodSecurityConfiguration',
          defaults: { enforce: 'baseline', 'enforce-version': '1.36' },
          exemptions: { namespaces: ['a'] },
        },
      },
      {
        name: 'ImagePolicyWebhook',
        configuration: { imagePolicy: { kubeConfigFile, allowTTL: 1801 } },
      },
    ]);
    expect(
      findings
        .filter(({ code }) => code.startsWith('NET7'))
        .map(({ code, subject }) => [code, subject.location.path]),
    ).toEqual([
      ['NET743', 'apiServer.files.podSecurity.enforceVersion'],
      ['NET756', 'apiServer.files.imagePolicy.allowTTL'],
    ]);
  });

  it('are judged, by the property that declares the file', () => {
    const cluster = withLimits({ files: { eventRateLimit: [{ ...limit, burst: 0 }] } });
    const { findings } = checkInputs(inputFilesOf(cluster), {});

    expect(
      findings
        .filter(({ code }) => code.startsWith('NET7'))
        .map(({ code, subject }) => [code, subject.location.path]),
    ).toEqual([['NET753', 'apiServer.files.eventRateLimit[0].burst']]);
  });
});
