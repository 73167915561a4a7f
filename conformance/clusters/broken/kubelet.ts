import { eventually } from '../checks/eventually';
import { nodeOf, unlessOneMatches, withFile } from './forcing';
import { withPods } from './pods';
import type { BrokenVariant } from './variant';

const NODE = 'w2';
const CONFIGURATION = '/var/lib/kubelet/config.yaml';
const FLAGS = '/var/lib/kubelet/kubeadm-flags.env';
const POD = 'without-names';
/** dig's exit code for "no servers could be reached". */
const NO_ANSWER = 9;

export const foreignDnsAddress: BrokenVariant = {
  name: 'kubelet with the address of no DNS server',
  change: { cluster: { kubelet: { clusterDns: ['10.96.0.11'] } } },
  code: 'NET709',
  verdict: /^pods: DNS look-ups time out/,
  stage: 'worker',
  async force(cluster) {
    const node = nodeOf(cluster, NODE);
    const restart = () => node.run(['systemctl', 'restart', 'kubelet']);
    const dig = 'dig +time=2 +tries=1 kubernetes.default.svc.cluster.local';
    const complaint = await withFile(
      node,
      CONFIGURATION,
      (before) => before.replace('10.96.0.10', '10.96.0.11'),
      async () => {
        await restart();
        return withPods(cluster, NODE, [POD], () =>
          eventually(
            async () => {
              const { exitCode, stdout, stderr } = await cluster.kubectl(
                ['exec', POD, '--', 'sh', '-c', `${dig}; echo $?`],
                { timeoutSeconds: 30 },
              );
              const code = Number(stdout.trim().split('\n').at(-1));
              return exitCode === 0 && code === NO_ANSWER ? undefined : `${stdout}${stderr}`;
            },
            { seconds: 90 },
          ),
        );
      },
    );
    await restart();
    return complaint;
  },
};

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
  force(cluster) {
    const node = nodeOf(cluster, NODE);
    const flag = '--pod-infra-container-image=registry.k8s.io/pause:3.10';
    const start = `. ${FLAGS} && exec kubelet $KUBELET_KUBEADM_ARGS`;
    return withFile(
      node,
      FLAGS,
      (before) => before.replace(/"\n?$/, ` ${flag}"\n`),
      async () => {
        const { stdout, stderr } = await node.run(['sh', '-c', start], { timeoutSeconds: 30 });
        return unlessOneMatches([stdout + stderr], /unknown flag: --pod-infra-container-image/);
      },
    );
  },
};
