import type { RunningCluster } from '../../rig/running-cluster';
import type { Change } from './program';

/** One mistake in the program of a cluster, and how a running cluster breaks by it. */
export interface BrokenVariant {
  readonly name: string;
  readonly change: Change;
  /** The finding that the program is refused with. */
  readonly code: string;
  /** What that finding says of the consequence: `breaks`, or the judges that refuse. */
  readonly verdict: RegExp;
  /** Variants of one stage disturb each other and come one after the other. */
  readonly stage: 'control plane' | 'worker' | 'API server' | 'own cluster';
  /**
   * Puts the files into the running cluster, or boots one of its own from them, looks, and takes them
   * away; undefined: it broke as said.
   */
  force(cluster: RunningCluster, files: EmittedFiles): Promise<string | undefined>;
}

/** What the program writes all the same, by path below the output folder. */
export type EmittedFiles = Readonly<Record<string, string>>;

export function fileOf(files: EmittedFiles, path: string): string {
  const content = files[path];
  if (content === undefined) throw new Error(`the program wrote no ${path}`);
  return content;
}
