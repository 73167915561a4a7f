import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import {
  CloudProvider,
  ClusterNetwork,
  Cni,
  Findings,
  KubeadmApp,
  KubeadmCluster,
} from '../../../lib';

function declare(cloudProvider: CloudProvider) {
  const app = new KubeadmApp();
  const cluster = new KubeadmCluster(app, 'lab', {
    kubernetesVersion: '1.36.4',
    network: new ClusterNetwork(app, 'network', { podCidrs: ['10.244.0.0/16'] }),
    cni: Cni.flannel(),
    cloudProvider,
  });
  cluster.addControlPlane('cp1', { address: '192.168.56.10' });
  cluster.addWorker('w1', {
    address: '192.168.56.11',
    kubeletExtraArgs: [{ name: 'v', value: '2' }],
  });
  return app;
}

const HCLOUD = {
  image: 'docker.io/hetznercloud/hcloud-cloud-controller-manager:v1.29.0',
  cloudProvider: 'hcloud',
  secretEnvs: [{ name: 'HCLOUD_TOKEN', secretName: 'hcloud', secretKey: 'token' }],
};

const findingsOf = (cloudProvider: CloudProvider) =>
  Findings.of(declare(cloudProvider)).map(({ code, path }) => `${code} ${path}`);

const documentsOf = (app: KubeadmApp, file: RegExp) =>
  Object.entries(app.renderFiles())
    .filter(([path]) => file.test(path))
    .flatMap(([, text]) => parseAllDocuments(text).map((document) => document.toJS()));

describe('a cloud provider', () => {
  it('is told to every kubelet, before the arguments of the node', () => {
    const app = declare(CloudProvider.external());

    const [join] = documentsOf(app, /^nodes\/w1\/kubeadm\.yaml$/);

    expect(join.nodeRegistration.kubeletExtraArgs).toEqual([
      { name: 'node-ip', value: '192.168.56.11' },
      { name: 'cloud-provider', value: 'external' },
      { name: 'v', value: '2' },
    ]);
  });

  it('comes with a manager that finds a node before any is initialized', () => {
    const app = declare(CloudProvider.managed(HCLOUD));

    const daemonSet = documentsOf(app, /^manifests\//).find(
      ({ kind, metadata }) => kind === 'DaemonSet' && metadata.namespace === 'kube-system',
    );

    expect(daemonSet.spec.template.spec.containers).toEqual([
      {
        name: 'cloud-controller-manager',
        image: HCLOUD.image,
        args: [
          '--cloud-provider=hcloud',
          '--configure-cloud-routes=false',
          '--allocate-node-cidrs=false',
        ],
        env: [
          { name: 'HCLOUD_TOKEN', valueFrom: { secretKeyRef: { name: 'hcloud', key: 'token' } } },
        ],
      },
    ]);
    expect(Findings.of(app).map(({ code }) => code)).toEqual([]);
  });

  it('gives the pod ranges of the plan to a manager that sets routes', () => {
    const cloudProvider = CloudProvider.managed({ ...HCLOUD, configureCloudRoutes: true });

    const manifests = documentsOf(declare(cloudProvider), /^manifests\//);

    expect(JSON.stringify(manifests)).toContain('--cluster-cidr=10.244.0.0/16');
    expect(findingsOf(cloudProvider)).toEqual([]);
  });

  it('without a manager is a finding at its prop', () => {
    expect(findingsOf(CloudProvider.external())).toContain('NET781 cloudProvider');
  });

  it('says which of its props have another shape', () => {
    const props: unknown = { cloudProvider: 'hcloud', command: 'manager' };

    const findings = findingsOf(CloudProvider.managed(props as typeof HCLOUD));

    expect(findings).toContain('NET050 cloudProvider.image');
    expect(findings).toContain('NET050 cloudProvider.command');
  });
});
