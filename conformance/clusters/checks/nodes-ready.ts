import type { RunningCluster } from '../../rig/running-cluster';
import { judged } from '../../tally';
import type { Check } from './check';
import { kubectlComplaint } from './complaint';
import { list, type NodeObject } from './objects';

const TIMEOUT = '180s';
const PATIENT = { timeoutSeconds: 240 };

/** What must have settled before anything is measured. */
const ROLLOUTS = [
  ['-n', 'kube-system', 'deployment/coredns'],
  ['-n', 'kube-system', 'daemonset/kube-proxy'],
  ['daemonset/echo'],
  ['deployment/local'],
];

export const nodesReady: Check = {
  name: 'nodes and CoreDNS ready',
  async run(cluster) {
    const wait = ['wait', '--for=condition=Ready', 'nodes', '--all', `--timeout=${TIMEOUT}`];
    const results = [
      judged(this.name, 'every node', await kubectlComplaint(cluster, wait, PATIENT)),
      judged(this.name, 'the nodes of the program', await differentNodes(cluster)),
    ];
    for (const rollout of ROLLOUTS) {
      const status = ['rollout', 'status', ...rollout, `--timeout=${TIMEOUT}`];
      results.push(
        judged(this.name, rollout.at(-1) ?? '', await kubectlComplaint(cluster, status, PATIENT)),
      );
    }
    return results;
  },
};

async function differentNodes(cluster: RunningCluster): Promise<string | undefined> {
  const nodes = await list<NodeObject>(cluster, 'nodes');
  const got = nodes.map((node) => `${node.metadata.name} at ${internalAddressesOf(node)}`).sort();
  const planned = [...cluster.nodes.values()];
  const wanted = planned.map(({ name, addresses }) => `${name} at ${addresses}`).sort();
  return got.join() === wanted.join() ? undefined : `nodes ${got}, not ${wanted}`;
}

const internalAddressesOf = ({ status }: NodeObject): string[] =>
  status.addresses.filter(({ type }) => type === 'InternalIP').map(({ address }) => address);
