import type { RunningCluster } from '../../rig/running-cluster';
import type { Result } from '../../tally';

/** One thing that must be true once a cluster is up. */
export interface Check {
  readonly name: string;
  /** @default - every cluster */
  appliesTo?(cluster: RunningCluster): boolean;
  run(cluster: RunningCluster): Promise<Result[]>;
}
