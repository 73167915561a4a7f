import type { RunningCluster } from '../../rig/running-cluster';
import { eventually } from '../checks/eventually';
import { nodeOf, withFile } from './forcing';
import { type EmittedFiles, fileOf } from './variant';

const NODE = 'cp1';
const MANIFESTS = '/etc/kubernetes/manifests';

export type Component = 'kube-controller-manager' | 'kube-scheduler';

/** The component runs as the variant's files say until there is nothing left to complain of. */
export async function withStaticPod(
  cluster: RunningCluster,
  component: Component,
  files: EmittedFiles,
  ask: () => Promise<string | undefined>,
): Promise<string | undefined> {
  const path = `${MANIFESTS}/${component}.yaml`;
  const manifest = fileOf(files, `nodes/${NODE}/expected${path}`);
  const complaint = await withFile(
    nodeOf(cluster, NODE),
    path,
    () => manifest,
    () => eventually(ask, { seconds: 180, pauseSeconds: 3 }),
  );
  return complaint ?? (await eventually(() => runsAgain(cluster, component), { seconds: 120 }));
}

/** What the component's container said last, in this life and in the one before. */
export async function logsOf(cluster: RunningCluster, component: Component): Promise<string> {
  const pod = ['-n', 'kube-system', 'logs', `${component}-${NODE}`, '--tail=100'];
  const [now, before] = await Promise.all([
    cluster.kubectl(pod),
    cluster.kubectl([...pod, '--previous']),
  ]);
  return `${before.stdout}${now.stdout}`;
}

async function runsAgain(cluster: RunningCluster, component: Component) {
  const pod = ['-n', 'kube-system', 'wait', '--for=condition=Ready', `pod/${component}-${NODE}`];
  const { exitCode, stderr } = await cluster.kubectl([...pod, '--timeout=5s']);
  return exitCode === 0 ? undefined : `after the test: ${stderr}`;
}
