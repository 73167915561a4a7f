import type { RunningCluster } from '../../rig/running-cluster';
import { judged } from '../../tally';
import type { Check } from './check';
import { eventually } from './eventually';
import { hostsTableOf } from './hosts-table';
import { parseLinks } from './links';

/** One node at a time has the address that kube-vip moves. */
export const virtualAddress: Check = {
  name: 'address of kube-vip',
  appliesTo: ({ name }) => name === 'kube-vip',
  async run(cluster) {
    const tables = [...cluster.nodes.values()].map((node) => hostsTableOf(cluster, node));
    const addresses = [...new Set(tables.flatMap(({ floating }) => floating))];
    if (addresses.length === 0) throw new Error('no such address is predicted');
    return Promise.all(
      addresses.map(async (address) => {
        const complaint = await eventually(() => complaintOf(cluster, address), { seconds: 30 });
        return judged(this.name, address, complaint);
      }),
    );
  },
};

async function complaintOf(cluster: RunningCluster, address: string): Promise<string | undefined> {
  const holders: string[] = [];
  for (const node of cluster.nodes.values()) {
    const links = parseLinks((await node.run(['ip', '-j', 'addr'])).stdout);
    if (links.some(({ addresses }) => addresses.includes(address))) holders.push(node.name);
  }
  return holders.length === 1 ? undefined : `on ${holders.length} nodes: ${holders}`;
}
