import type { RigNode, RunningCluster } from '../../rig/running-cluster';
import type { Result } from '../../tally';
import type { Check } from './check';

/** A check that asks every node, all at once. */
export const nodeCheck = (
  name: string,
  judge: (node: RigNode, cluster: RunningCluster) => Promise<Result[]>,
): Check => ({
  name,
  run: async (cluster) => {
    const nodes = [...cluster.nodes.values()];
    return (await Promise.all(nodes.map((node) => judge(node, cluster)))).flat();
  },
});
