import * as path from 'node:path';
import { BootedCluster } from './booted-cluster';
import { expectKubectl } from './expect-kubectl';
import { startExternalEtcd } from './external-etcd';
import { goldenContainerd, imagesIn, imagesOfKubeadm } from './golden-containerd';
import { makeCertificateKey, readJoinSecrets } from './join-secrets';
import { raiseKernelLimits } from './kernel-limits';
import { loadBridgeFilter } from './kernel-modules';
import { leaveConntrackAlone } from './kube-proxy-settings';
import { initialize, join } from './kubeadm';
import { startLoadBalancer } from './load-balancer';
import { type ClusterPlan, manifestTexts } from './plan';
import type { NodeImages } from './rig-node';
import type { Stopwatch } from './steps';

/** Boots a cluster from nothing but what its program wrote. */
export async function boot(plan: ClusterPlan, watch: Stopwatch): Promise<BootedCluster> {
  const cluster = await form(plan, watch);
  await watch.time('apply', () => applyManifests(cluster));
  await watch.time('ready', () => waitUntilReady(cluster));
  return cluster;
}

/** All nodes have joined; nothing is applied yet, and nothing need be Ready. */
export async function form(plan: ClusterPlan, watch: Stopwatch): Promise<BootedCluster> {
  loadBridgeFilter();
  raiseKernelLimits();
  const images = await watch.time('images', () => prepareImages(plan));
  const cluster = new BootedCluster(plan);
  await watch.time('machines', () => startMachines(cluster, images));
  await initAndJoin(cluster, watch);
  return cluster;
}

async function prepareImages(plan: ClusterPlan): Promise<NodeImages> {
  const { name, minor, imageMinors, extraImages } = plan;
  const ofKubeadm = (await Promise.all(imageMinors.map(imagesOfKubeadm))).flat();
  const pauseImage = ofKubeadm.find(({ name }) => name.includes('/pause:'))?.name ?? '';
  const extra = extraImages.map((name) => ({ name, minor }));
  const images = [...ofKubeadm, ...imagesIn(manifestTexts(plan), minor), ...extra];
  const user = extraImages.length > 0 ? `${name}-with-more` : name;
  return { minor, pauseImage, goldenContainerd: await goldenContainerd(user, images) };
}

async function startMachines(cluster: BootedCluster, images: NodeImages): Promise<void> {
  await cluster.lan.turnOn();
  await cluster.outside.turnOn();
  await inParallel(cluster.nodes.values(), async (node) => {
    await node.setUp(images);
    await node.powerOn();
  });
  const { loadBalancer, externalEtcd } = cluster.plan;
  if (loadBalancer) await startLoadBalancer(cluster, loadBalancer);
  if (externalEtcd) await startExternalEtcd(cluster, externalEtcd);
}

async function initAndJoin(cluster: BootedCluster, watch: Stopwatch): Promise<void> {
  const { minor, first } = cluster;
  const certificateKey = makeCertificateKey();
  await watch.time('init', () => initialize(first, minor, certificateKey));
  cluster.fetchKubeconfig();
  await leaveConntrackAlone(cluster);
  const secrets = await readJoinSecrets(first, certificateKey);
  const joining = [...cluster.nodes.values()].filter(({ role }) => role !== 'init');
  await watch.time('join', async () => {
    // One at a time: every control plane changes the membership of etcd.
    for (const node of joining.filter(({ role }) => role === 'control-plane'))
      await join(node, minor, secrets);
    const workers = joining.filter(({ role }) => role === 'worker');
    await inParallel(workers, (node) => join(node, minor, secrets));
  });
}

async function applyManifests(cluster: BootedCluster): Promise<void> {
  await expectKubectl(cluster, ['apply', '--filename', path.join(cluster.output, 'manifests')]);
}

const READY_SECONDS = 300;

/** Nodes, then everything that runs on them. */
async function waitUntilReady(cluster: BootedCluster): Promise<void> {
  const timeout = `--timeout=${READY_SECONDS}s`;
  await expectKubectl(cluster, ['wait', 'nodes', '--all', '--for=condition=Ready', timeout]);
  const workloads = await expectKubectl(cluster, [
    ...['get', 'deployments,daemonsets', '--all-namespaces', '--output'],
    'jsonpath={range .items[*]}{.kind}/{.metadata.name} {.metadata.namespace}{"\\n"}{end}',
  ]);
  for (const line of workloads.trim().split('\n')) {
    const [workload = '', namespace = ''] = line.split(' ');
    const status = ['rollout', 'status', workload, '--namespace', namespace, timeout];
    await expectKubectl(cluster, status);
  }
}

/** Ends when all have ended, so that nothing goes on while a failed cluster is torn down. */
async function inParallel<T>(all: Iterable<T>, act: (one: T) => Promise<void>): Promise<void> {
  const outcomes = await Promise.allSettled([...all].map(act));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}
