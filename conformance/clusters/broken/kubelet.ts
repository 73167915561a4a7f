import { expectSuccess } from '../../rig/command';
import type { RigNode, RunningCluster } from '../../rig/running-cluster';
import { eventually } from '../checks/eventually';
import { firstDifference } from '../checks/host-files';
import { nodeOf, unlessOneMatches, withFile } from './forcing';
import { runPhase, withEmitted } from './kubeadm-phase';
import { withPods } from './pods';
import { type BrokenVariant, fileOf } from './variant';

const CONTROL_PLANE = 'cp1';
const NODE = 'w2';
const CONFIGURATION = '/var/lib/kubelet/config.yaml';
const FLAGS = '/var/lib/kubelet/kubeadm-flags.env';
const LOG = '/var/log/kubelet.log';
const POD = 'without-names';
/** dig's exit code for "no servers could be reached". */
const NO_ANSWER = 9;

export const foreignDnsAddress: BrokenVariant = {
  name: 'kubelet with the address of no DNS server',
  change: { cluster: { kubelet: { clusterDns: ['10.96.0.11'] } } },
  code: 'NET709',
  verdict: /^pods: DNS look-ups time out/,
  stage: 'worker',
  force: (cluster, files) =>
    withEmitted(
      cluster,
      files,
      (read) => configureKubelet(cluster, read(`nodes/${CONTROL_PLANE}/kubeadm.yaml`)),
      async () => {
        const { stdout } = await nodeOf(cluster, NODE).run(['cat', CONFIGURATION]);
        const predicted = fileOf(files, `nodes/${NODE}/expected${CONFIGURATION}`);
        return firstDifference(stdout, predicted) ?? (await namesAreLost(cluster));
      },
    ),
};

/** One phase writes the ConfigMap of all nodes, another takes it to this one. */
async function configureKubelet(cluster: RunningCluster, kubeadmYaml: string): Promise<void> {
  const upload = ['init', 'phase', 'upload-config', 'kubelet'];
  await runPhase(nodeOf(cluster, CONTROL_PLANE), upload, kubeadmYaml);
  const node = nodeOf(cluster, NODE);
  const fetch = ['kubeadm', 'upgrade', 'node', 'phase', 'kubelet-config'];
  expectSuccess(fetch, await node.run(fetch));
  await restart(node);
}

const namesAreLost = (cluster: RunningCluster) =>
  withPods(cluster, NODE, [POD], () =>
    eventually(
      async () => {
        const dig = 'dig +time=2 +tries=1 kubernetes.default.svc.cluster.local; echo $?';
        const { exitCode, stdout, stderr } = await cluster.kubectl(
          ['exec', POD, '--', 'sh', '-c', dig],
          { timeoutSeconds: 30 },
        );
        const code = Number(stdout.trim().split('\n').at(-1));
        return exitCode === 0 && code === NO_ANSWER ? undefined : `${stdout}${stderr}`;
      },
      { seconds: 90 },
    ),
  );

export const removedFlag: BrokenVariant = {
  name: 'kubelet with a flag that is gone',
  change: {
    worker: {
      kubeletExtraArgs: [
        { name: 'pod-infra-container-image', value: 'registry.k8s.io/pause:3.10' },
      ],
    },
  },
  code: 'NET701',
  verdict: /kubelet-start/,
  stage: 'worker',
  async force(cluster, files) {
    const node = nodeOf(cluster, NODE);
    const complaint = await withFile(
      node,
      FLAGS,
      () => fileOf(files, `nodes/${NODE}/expected${FLAGS}`),
      () => kubeletEnds(node),
    );
    await restart(node);
    return complaint;
  },
};

/** The service is started again and again, and kubelet says the same each time. */
async function kubeletEnds(node: RigNode): Promise<string | undefined> {
  const { stdout: before } = await node.run(['stat', '--format=%s', LOG]);
  await restart(node);
  const since = ['tail', `--bytes=+${Number(before) + 1}`, LOG];
  return eventually(
    async () =>
      unlessOneMatches(
        [(await node.run(since)).stdout],
        /unknown flag: --pod-infra-container-image/,
      ),
    { seconds: 60 },
  );
}

const restart = (node: RigNode) => node.run(['systemctl', 'restart', 'kubelet']);
