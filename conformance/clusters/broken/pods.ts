import type { RunningCluster } from '../../rig/running-cluster';
import { kubectlComplaint } from '../checks/complaint';
import { TEST_IMAGE } from '../workloads';

const LABEL = 'broken';

/** Pods that are put on a node past the scheduler; afterwards they are taken away. */
export async function withPods<T>(
  cluster: RunningCluster,
  node: string,
  names: readonly string[],
  ask: () => Promise<T>,
): Promise<T> {
  const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: names.map(podOn(node)) });
  const refusal = await kubectlComplaint(cluster, ['apply', '-f', '-'], { input });
  if (refusal) throw new Error(refusal);
  try {
    return await ask();
  } finally {
    await cluster.kubectl(['delete', 'pods', ...names, '--force', '--grace-period=0'], {
      timeoutSeconds: 90,
    });
  }
}

const podOn = (nodeName: string) => (name: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { app: LABEL } },
  spec: {
    nodeName,
    terminationGracePeriodSeconds: 0,
    containers: [
      {
        name: 'netexec',
        image: TEST_IMAGE,
        args: ['netexec', '--http-port=8080'],
      },
    ],
  },
});
