import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ClusterNetwork, Findings, KubeadmApp, KubeadmCluster } from '../../../lib';

/** A control plane and a worker. */
function upgradeTo(kubernetesVersion: string, upgradeFrom: string) {
  const app = new KubeadmApp();
  const network = new ClusterNetwork(app, 'network', { serviceCidrs: ['10.96.0.0/16'] });
  const cluster = new KubeadmCluster(app, 'lab', { kubernetesVersion, upgradeFrom, network });
  cluster.addControlPlane('cp1', { address: '192.168.56.10' });
  cluster.addWorker('w1', { address: '192.168.56.11', ignorePreflightErrors: ['Swap'] });
  return { app, files: () => app.renderFiles() };
}

const codes = (app: KubeadmApp) => Findings.of(app).map(({ code }) => code);

describe('an upgrade', () => {
  it('is applied on the first control plane and followed by the other nodes', () => {
    const files = upgradeTo('1.36.4', '1.35.4').files();

    expect(parse(files['nodes/cp1/upgrade.yaml'] ?? '')).toEqual({
      apiVersion: 'kubeadm.k8s.io/v1beta4',
      kind: 'UpgradeConfiguration',
      apply: { kubernetesVersion: 'v1.36.4' },
    });
    expect(parse(files['nodes/w1/upgrade.yaml'] ?? '')).toMatchObject({
      node: { ignorePreflightErrors: ['Swap'] },
    });
  });

  it('cannot leave out a minor, and the finding points at the program', () => {
    const [finding] = Findings.of(upgradeTo('1.36.4', '1.34.9').app);

    expect(finding).toMatchObject({ code: 'NET627', refusedBy: [] });
    expect(finding?.breaks).toMatch(/^kubeadm: /);
  });

  it('is lost where the kubeadm of the cluster reads no such file', () => {
    const { app, files } = upgradeTo('1.30.4', '1.29.15');

    expect(codes(app)).toEqual(['NET901']);
    expect(Object.keys(files()).some((path) => path.endsWith('upgrade.yaml'))).toBe(false);
  });
});
