import type { RunningCluster } from '../../rig/running-cluster';
import { eventually } from '../checks/eventually';
import { hostOf } from '../checks/families';
import { fetchClient } from '../checks/http';
import { list, type PodObject } from '../checks/objects';
import { wordsOf } from '../checks/probe';
import { surveyOf } from '../checks/survey';
import { unlessOneMatches } from './forcing';
import type { BrokenVariant } from './variant';

const NODE = 'w1';
const REQUESTS = 8;
const ON_NODE = ['-n', 'kube-system', '-l', 'k8s-app=kube-proxy'];
const SELECTED = ['--field-selector', `spec.nodeName=${NODE}`];

export const foreignClusterCidr: BrokenVariant = {
  name: 'kube-proxy with the pod range of another cluster',
  change: { cluster: { kubeProxy: { settings: { clusterCIDR: '10.9.0.0/16' } } } },
  code: 'NET711',
  verdict: /^kube-proxy: .*hides their addresses/,
  stage: 'control plane',
  force: (cluster) =>
    withConfiguration(cluster, /^clusterCIDR: .*$/m, 'clusterCIDR: 10.9.0.0/16', () =>
      podsAreHidden(cluster),
    ),
};

export const unknownDetectLocalMode: BrokenVariant = {
  name: 'kube-proxy with an unknown detectLocalMode',
  change: { cluster: { kubeProxy: { settings: { detectLocalMode: 'Nodes' } } } },
  code: 'NET712',
  verdict: /kube-proxy-start/,
  stage: 'control plane',
  force: (cluster) =>
    withConfiguration(cluster, /^detectLocalMode: .*$/m, 'detectLocalMode: Nodes', async () =>
      unlessOneMatches(await logs(cluster), /detectLocalMode/i),
    ),
};

async function logs(cluster: RunningCluster): Promise<string[]> {
  const pods = await list<PodObject>(cluster, 'pods', ...ON_NODE, ...SELECTED);
  const answers = pods.map(({ metadata }) =>
    cluster.kubectl(['-n', 'kube-system', 'logs', metadata.name, '--tail=20']),
  );
  return (await Promise.all(answers)).map(({ stdout }) => stdout);
}

/** The field that the program sets, in the ConfigMap that kubeadm made; kube-proxy starts anew. */
async function withConfiguration(
  cluster: RunningCluster,
  field: RegExp,
  value: string,
  ask: () => Promise<string | undefined>,
): Promise<string | undefined> {
  const before = await configurationOf(cluster);
  if (!field.test(before)) return `kubeadm writes no ${field}`;
  await restartWith(cluster, before.replace(field, value));
  try {
    return await eventually(ask, { seconds: 90 });
  } finally {
    await restartWith(cluster, before);
    await cluster.kubectl(['wait', 'pods', ...ON_NODE, '--for=condition=Ready', '--timeout=60s']);
  }
}

async function configurationOf(cluster: RunningCluster): Promise<string> {
  const configMap = ['-n', 'kube-system', 'get', 'configmap', 'kube-proxy'];
  const { stdout } = await cluster.kubectl([...configMap, '-o', 'jsonpath={.data.config\\.conf}']);
  return stdout;
}

async function restartWith(cluster: RunningCluster, configuration: string): Promise<void> {
  const patch = JSON.stringify({ data: { 'config.conf': configuration } });
  const configMap = ['-n', 'kube-system', 'patch', 'configmap', 'kube-proxy'];
  await cluster.kubectl([...configMap, '--type=merge', '-p', patch]);
  await cluster.kubectl(['delete', 'pods', ...ON_NODE, ...SELECTED, '--wait=true']);
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
