import { expect, it } from 'vitest';
import { ClusterNetwork, KubeadmApp, KubeadmCluster } from '../../../lib';
import { checkInputs } from '../../../lib/rules/check-inputs';
import { readExample } from '../../support/read-example';

/** Two clusters of one program that nothing connects: their machines may have the same addresses. */
function twoClusters(): Record<string, string> {
  const app = new KubeadmApp();
  for (const [name, pods] of [
    ['east', '10.244.0.0/16'],
    ['west', '10.245.0.0/16'],
  ] as const) {
    const network = new ClusterNetwork(app, `${name}-network`, { podCidrs: [pods] });
    const cluster = new KubeadmCluster(app, name, { kubernetesVersion: '1.36.4', network });
    cluster.addControlPlane(`${name}-cp1`, { address: '192.168.1.10' });
    cluster.addWorker(`${name}-w1`, { address: '192.168.1.11' });
  }
  return app.renderFiles();
}

it('belong together in the written files as in the program', () => {
  const files = Object.entries(twoClusters()).filter(([path]) => path.endsWith('.yaml'));
  const { models, findings } = checkInputs(
    files.map(([path, text]) => readExample(`dist/${path}`, text)),
    {},
  );

  expect(models.map(({ nodes }) => nodes.map(({ name }) => name?.value).sort())).toEqual([
    ['east-cp1', 'east-w1'],
    ['west-cp1', 'west-w1'],
  ]);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});
