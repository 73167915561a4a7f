import type { RunningCluster } from '../../rig/running-cluster';
import { judged } from '../../tally';
import { TEST_IMAGE } from '../workloads';
import type { Check } from './check';
import { clientOn } from './client';
import { kubectlComplaint } from './complaint';
import { type Probe, runProbes } from './probe';

/** Each file that kube-apiserver reads shows in its answers: in what it refuses, and what it takes beside that. */
export const apiServerFiles: Check = {
  name: 'files of kube-apiserver',
  appliesTo: ({ name }) => name === 'settings',
  async run(cluster) {
    const results = [];
    for (const request of REQUESTS)
      results.push(judged(this.name, request.name, await complaintOf(cluster, request)));
    return [...results, ...(await runProbes(this.name, anonymousProbes(cluster)))];
  },
};

/** What kubectl is asked to do, and what the refusal says where there must be one. */
interface Request {
  readonly name: string;
  readonly args: readonly string[];
  readonly input?: string;
  readonly refusal?: RegExp;
}

async function complaintOf(
  cluster: RunningCluster,
  { args, input, refusal }: Request,
): Promise<string | undefined> {
  const said = await kubectlComplaint(cluster, args, input === undefined ? {} : { input });
  if (!refusal) return said;
  return said !== undefined && refusal.test(said) ? undefined : (said ?? 'it was taken');
}

const runPod = (hostNetwork: boolean): string[] => [
  ...['run', 'admitted', `--image=${TEST_IMAGE}`, '--dry-run=server'],
  `--overrides=${JSON.stringify({ spec: { hostNetwork } })}`,
];

/** kubeadm makes this group administrators. */
const nodesAs = (user: string): string[] => [
  ...['get', 'nodes', `--as=${user}`, '--as-group=kubeadm:cluster-admins'],
];

/** As many as one source may say of one object at once. */
const BURST = 5;

const eventsOf = (object: string, count: number): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'List',
    items: Array.from({ length: count }, () => ({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { generateName: `${object}.`, namespace: 'default' },
      involvedObject: { kind: 'ConfigMap', namespace: 'default', name: object },
      source: { component: 'check' },
      reason: 'Counted',
      message: 'one of many',
      type: 'Normal',
    })),
  });

const CREATE = ['create', '--filename', '-'];

const REQUESTS: readonly Request[] = [
  { name: 'admission: a plain pod', args: runPod(false) },
  {
    name: 'admission: a pod in the network of its node',
    args: runPod(true),
    refusal: /violates PodSecurity "baseline:latest": host namespaces/,
  },
  { name: 'authorization: whom the webhook is not asked about', args: nodesAs('welcome') },
  {
    // The webhook knows no such question, and without an answer nobody passes.
    name: 'authorization: whom it is asked about',
    args: nodesAs('barred'),
    refusal: /InternalError/,
  },
  { name: 'limits of events: a burst', args: CREATE, input: eventsOf('few', BURST) },
  {
    name: 'limits of events: eight bursts',
    args: CREATE,
    input: eventsOf('many', 8 * BURST),
    refusal: /limit reached on type SourceAndObject/,
  },
];

const printsStatus = (wanted: string): Probe['judge'] => {
  return ({ stdout }) => (stdout.trim() === wanted ? undefined : `status ${stdout}, not ${wanted}`);
};

/** Without credentials, only what the file names. */
function anonymousProbes({ nodes, outside }: RunningCluster): Probe[] {
  const [founder] = nodes.values();
  const statuses = { '/livez': '200', '/version': '401' };
  return Object.entries(statuses).map(([path, status]) => ({
    name: `authentication: ${path}`,
    from: clientOn(outside),
    command: `curl -sk -o /dev/null -w '%{http_code}' https://${founder?.addresses[0]}:6443${path}`,
    judge: printsStatus(status),
  }));
}
