import { Cni } from '../../../lib';
import type { RunningCluster } from '../../rig/running-cluster';
import { eventually } from '../checks/eventually';
import { UNREACHABLE } from '../checks/http';
import { eventsSince, nodeOf, unlessOneMatches, withFile } from './forcing';
import { withPods } from './pods';
import { type BrokenVariant, type EmittedFiles, fileOf } from './variant';

const NODE = 'w2';
const CONFLIST = '/etc/cni/net.d/10-bridge.conflist';

/** A network of its own, so that the pods that are there keep theirs. */
const separate = (name: string) => Cni.bridge({ bridge: name, networkName: name });

export const fewerAddressesThanPods: BrokenVariant = {
  name: 'fewer addresses than pods on a node',
  change: { cluster: { cni: separate('tight') }, worker: { podCidrs: ['10.244.77.0/29'] } },
  code: 'NET563',
  verdict: /^host-local: has no address left/,
  stage: 'worker',
  force: (cluster, files) => podsFail(cluster, files, 7, /no IP addresses available in range set/),
};

export const rangeTooSmall: BrokenVariant = {
  name: 'a node range without room for a pod',
  change: { cluster: { cni: separate('tiny') }, worker: { podCidrs: ['10.244.78.0/31'] } },
  code: 'NET521',
  verdict: /cni-plugin/,
  stage: 'worker',
  force: (cluster, files) => podsFail(cluster, files, 1, /too small to allocate/),
};

export const podsOnTheLan: BrokenVariant = {
  name: 'pod addresses in the network of the nodes',
  change: { cluster: { cni: separate('lan') }, worker: { podCidrs: ['172.18.0.0/25'] } },
  code: 'NET561',
  verdict: /^kernel: .*hides these nodes/,
  stage: 'worker',
  async force(cluster, files) {
    const node = nodeOf(cluster, NODE);
    const ask = ['curl', '-sk', '--max-time', '3', 'https://172.18.0.10:6443/livez'];
    const isLost = async () => {
      const { exitCode, stdout } = await node.run(ask);
      return UNREACHABLE.includes(exitCode) ? undefined : `the API server says ${stdout}`;
    };
    return withConflist(cluster, files, () =>
      withPods(cluster, NODE, ['on-the-lan'], async () => {
        const complaint = await eventually(isLost, { seconds: 60 });
        await node.run(['ip', 'link', 'delete', 'lan']);
        return complaint;
      }),
    );
  },
};

/** The pods that come too many stay without a network, and the kubelet says why. */
function podsFail(cluster: RunningCluster, files: EmittedFiles, count: number, why: RegExp) {
  const start = new Date();
  const names = Array.from({ length: count }, (_, index) => `crowd-${index}`);
  return withConflist(cluster, files, () =>
    withPods(cluster, NODE, names, () =>
      eventually(async () => unlessOneMatches(await eventsSince(cluster, start), why), {
        seconds: 90,
      }),
    ),
  );
}

const withConflist = (
  cluster: RunningCluster,
  files: EmittedFiles,
  ask: () => Promise<string | undefined>,
) =>
  withFile(nodeOf(cluster, NODE), CONFLIST, () => fileOf(files, `nodes/${NODE}${CONFLIST}`), ask);
