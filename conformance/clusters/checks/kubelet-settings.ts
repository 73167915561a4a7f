import { parse } from 'yaml';
import type { RigNode, RunningCluster } from '../../rig/running-cluster';
import { judged } from '../../tally';
import { eventually } from './eventually';
import { expectedOf } from './host-files';
import { nodeCheck } from './node-check';
import { missingFrom } from './subset';

const SUITE = 'settings of the kubelets';

const FILE = '/var/lib/kubelet/config.yaml';

/** Every kubelet works with what its predicted file says: it tells so itself. */
export const kubeletSettings = nodeCheck(SUITE, async (node, cluster) => {
  const predicted = predictedOf(cluster, node);
  const compare = async () => missingFrom(await settingsOf(cluster, node), predicted);
  // The API's address may move in between.
  const complaint = await eventually(() => compare().catch(String), { seconds: 60 });
  return [judged(SUITE, node.name, complaint)];
});

async function settingsOf(cluster: RunningCluster, { name }: RigNode): Promise<unknown> {
  const configz = `/api/v1/nodes/${name}/proxy/configz`;
  const { exitCode, stdout, stderr } = await cluster.kubectl(['get', '--raw', configz]);
  if (exitCode !== 0) throw new Error(stderr);
  return (JSON.parse(stdout) as { readonly kubeletconfig: unknown }).kubeletconfig;
}

/** Not among what a kubelet tells; the rig has no systemd, whatever the file says. */
const UNTOLD = ['apiVersion', 'kind', 'cgroupDriver'];

function predictedOf({ output }: RunningCluster, node: RigNode): unknown {
  const file = expectedOf(output, node).find((expected) => expected.path === FILE);
  const settings = Object.entries(parse(file?.content ?? '') as object);
  return withoutZeros(Object.fromEntries(settings.filter(([name]) => !UNTOLD.includes(name))));
}

/** What Go writes for a field that nobody has set: the kubelet has its default there. */
const ZEROS: readonly unknown[] = ['0s', '0', 0];

export const withoutZeros = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, one]) => !ZEROS.includes(one))
          .map(([name, one]) => [name, withoutZeros(one)]),
      )
    : value;
