import type { Answer, RunningCluster, RunOptions } from '../../rig/running-cluster';

/** What a command that failed said; undefined when it did not fail. */
export const complaintOf = ({ exitCode, stdout, stderr }: Answer): string | undefined =>
  exitCode === 0 ? undefined : `${stdout}${stderr}` || `exit ${exitCode}`;

export const kubectlComplaint = async (
  cluster: RunningCluster,
  args: readonly string[],
  options?: RunOptions,
): Promise<string | undefined> => complaintOf(await cluster.kubectl(args, options));
