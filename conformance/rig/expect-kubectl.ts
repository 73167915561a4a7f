import { expectSuccess } from './command';
import type { RunningCluster } from './running-cluster';

const TIMEOUT_SECONDS = 400;

/** What kubectl printed; throws what it said when it fails. */
export async function expectKubectl(
  cluster: RunningCluster,
  args: readonly string[],
): Promise<string> {
  const answer = await cluster.kubectl(args, { timeoutSeconds: TIMEOUT_SECONDS });
  return expectSuccess(['kubectl', ...args], answer);
}
