import { expectKubectl } from '../../rig/expect-kubectl';
import { leaveConntrackAlone } from '../../rig/kube-proxy-settings';
import type { RunningCluster } from '../../rig/running-cluster';
import { eventually } from '../checks/eventually';
import { hostOf } from '../checks/families';
import { fetchClient } from '../checks/http';
import { list, type PodObject } from '../checks/objects';
import { wordsOf } from '../checks/probe';
import { surveyOf } from '../checks/survey';
import { nodeOf, unlessOneMatches } from './forcing';
import { runPhase, withEmitted } from './kubeadm-phase';
import type { BrokenVariant, EmittedFiles } from './variant';

const CONTROL_PLANE = 'cp1';
const NODE = 'w1';
const REQUESTS = 8;
const IN_SYSTEM = ['-n', 'kube-system'];

export const foreignClusterCidr: BrokenVariant = {
  name: 'kube-proxy with the pod range of another cluster',
  change: { cluster: { kubeProxy: { settings: { clusterCIDR: '10.9.0.0/16' } } } },
  code: 'NET711',
  verdict: /^kube-proxy: .*hides their addresses/,
  stage: 'control plane',
  force: (cluster, files) => withAddOn(cluster, files, () => podsAreHidden(cluster)),
};

export const unknownDetectLocalMode: BrokenVariant = {
  name: 'kube-proxy with an unknown detectLocalMode',
  change: { cluster: { kubeProxy: { settings: { detectLocalMode: 'Nodes' } } } },
  code: 'NET712',
  verdict: /kube-proxy-start/,
  stage: 'control plane',
  force: (cluster, files) =>
    withAddOn(cluster, files, async () =>
      unlessOneMatches(await logs(cluster), /DetectLocalMode: Unsupported value: /),
    ),
};

async function logs(cluster: RunningCluster): Promise<string[]> {
  const onNode = ['-l', 'k8s-app=kube-proxy', '--field-selector', `spec.nodeName=${NODE}`];
  const pods = await list<PodObject>(cluster, 'pods', ...IN_SYSTEM, ...onNode);
  const answers = pods.map(({ metadata }) =>
    cluster.kubectl([...IN_SYSTEM, 'logs', metadata.name, '--tail=20']),
  );
  return (await Promise.all(answers)).map(({ stdout }) => stdout);
}

/** kube-proxy runs with what kubeadm makes of the emitted file. */
async function withAddOn(
  cluster: RunningCluster,
  files: EmittedFiles,
  ask: () => Promise<string | undefined>,
): Promise<string | undefined> {
  const phase = ['init', 'phase', 'addon', 'kube-proxy'];
  const install = async (read: (file: string) => string) => {
    const kubeadmYaml = read(`nodes/${CONTROL_PLANE}/kubeadm.yaml`);
    await runPhase(nodeOf(cluster, CONTROL_PLANE), phase, kubeadmYaml);
    await leaveConntrackAlone(cluster);
  };
  const complaint = await withEmitted(cluster, files, install, () =>
    eventually(ask, { seconds: 90 }),
  );
  await expectKubectl(cluster, [...IN_SYSTEM, 'rollout', 'status', 'daemonset/kube-proxy']);
  return complaint;
}

/** Behind a Service, no pod sees the address of the pod that asks. */
async function podsAreHidden(cluster: RunningCluster): Promise<string | undefined> {
  const { echoes, service } = await surveyOf(cluster);
  const asking = echoes.find(({ node }) => node === NODE);
  const address = service('echo').spec.clusterIPs?.[0] ?? '';
  const ask = `for i in $(seq ${REQUESTS}); do ${fetchClient(hostOf(address), 80)}; echo; done`;
  const [answer] = (await asking?.client.ask([ask])) ?? [];
  const seen = answer ? wordsOf(answer) : [];
  const isShown = seen.some((client) => client.startsWith(`${asking?.addresses[0]}:`));
  return seen.length === REQUESTS && !isShown ? undefined : `the pods see ${seen}`;
}
