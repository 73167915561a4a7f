import type { RunningCluster } from '../../rig/running-cluster';
import { judged } from '../../tally';
import type { Check } from './check';
import { kubectlComplaint } from './complaint';
import { eventually } from './eventually';

const RANGE = 'more-services';

/** The declared ServiceCIDR gives Services addresses, but not the one that an IPAddress keeps. */
export const serviceRanges: Check = {
  name: 'further ranges of Services',
  appliesTo: ({ name }) => name === 'dual-stack',
  async run(cluster) {
    const ready = await eventually(() => isReady(cluster), { seconds: 30 });
    const free = await serve(cluster, 'range-free', '10.97.0.10');
    const kept = await serve(cluster, 'range-kept', '10.97.0.9');
    return [
      judged(this.name, `ServiceCIDR ${RANGE} is Ready`, ready),
      judged(this.name, 'a free address of it', free),
      judged(this.name, 'the address that is kept', refusal(kept)),
    ];
  },
};

async function isReady(cluster: RunningCluster): Promise<string | undefined> {
  const condition = 'jsonpath={.status.conditions[?(@.type=="Ready")].status}';
  const { stdout, stderr } = await cluster.kubectl(['get', 'servicecidr', RANGE, '-o', condition]);
  return stdout === 'True' ? undefined : stderr || `Ready is "${stdout}"`;
}

/** What kubectl says when the Service cannot be made; one that an earlier run made is taken away. */
async function serve(cluster: RunningCluster, name: string, clusterIP: string) {
  await cluster.kubectl(['delete', 'service', name, '--ignore-not-found']);
  const args = ['create', 'service', 'clusterip', name, `--clusterip=${clusterIP}`, '--tcp=80'];
  return kubectlComplaint(cluster, args);
}

const refusal = (said: string | undefined): string | undefined =>
  said?.includes('already allocated') ? undefined : (said ?? 'a Service got it');
