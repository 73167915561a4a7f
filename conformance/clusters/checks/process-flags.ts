import { parse } from 'yaml';
import type { RigNode, RunningCluster } from '../../rig/running-cluster';
import { judged, type Result } from '../../tally';
import { withSortedMembers } from './etcd-members';
import { expectedOf, STATIC_PODS } from './host-files';
import { nodeCheck } from './node-check';
import { type CommandLine, commandLinesOn, running } from './processes';

const FLAGS_FILE = '/var/lib/kubelet/kubeadm-flags.env';

const SUITE = 'flags of running processes';

/** What runs was started with the predicted arguments, no more and no less. */
export const processFlags = nodeCheck(SUITE, judgeNode);

async function judgeNode(node: RigNode, cluster: RunningCluster): Promise<Result[]> {
  const lines = await commandLinesOn(node);
  const commands = [
    ...predictedPods(cluster, node),
    ['kubelet', ...kubeletFlags(cluster, node)],
    kubeProxy(node),
  ];
  const fromHost = await testHostFlags(node);
  return commands.map((command) => {
    const [program = ''] = command;
    const wanted = program === 'kubelet' ? [...command, ...fromHost] : command;
    return judged(SUITE, `${node.name} ${program}`, difference(running(lines, program), wanted));
  });
}

interface StaticPod {
  readonly spec: { readonly containers: ReadonlyArray<{ readonly command: readonly string[] }> };
}

const predictedPods = (cluster: RunningCluster, node: RigNode): CommandLine[] =>
  expectedOf(cluster.output, node)
    .filter((file) => file.path.startsWith(STATIC_PODS))
    .map(({ content }) => (parse(content) as StaticPod).spec.containers[0]?.command ?? []);

/** kubeadm's drop-in for the kubelet service, then the file that kubeadm wrote. */
function kubeletFlags(cluster: RunningCluster, node: RigNode): string[] {
  const file = expectedOf(cluster.output, node).find((expected) => expected.path === FLAGS_FILE);
  return [
    '--bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf',
    '--kubeconfig=/etc/kubernetes/kubelet.conf',
    '--config=/var/lib/kubelet/config.yaml',
    ...variable(file?.content ?? '', 'KUBELET_KUBEADM_ARGS'),
  ];
}

/** The words that a file of `NAME="words"` gives a variable. */
export function variable(text: string, name: string): string[] {
  const [, words = ''] = new RegExp(`^${name}="?([^"\n]*)`, 'm').exec(text) ?? [];
  return words.split(' ').filter((word) => word !== '');
}

/** What this test host asks of its kubelets: beside the files, never in them. */
async function testHostFlags(node: RigNode): Promise<string[]> {
  const { stdout } = await node.run(['cat', '/etc/default/kubelet']);
  return variable(stdout, 'KUBELET_EXTRA_ARGS');
}

/** Source: kubeadm app/phases/addons/proxy/manifests.go. */
const kubeProxy = ({ name }: RigNode): CommandLine => [
  'kube-proxy',
  '--config=/var/lib/kube-proxy/config.conf',
  `--hostname-override=${name}`,
];

export function difference(found: readonly CommandLine[], wanted: CommandLine): string | undefined {
  const [process, ...others] = found;
  if (!process || others.length > 0) return `runs ${found.length} times`;
  const real = process.slice(1).map(withSortedMembers);
  const predicted = wanted.slice(1).map(withSortedMembers);
  if (real.join('\n') === predicted.join('\n')) return undefined;
  const added = real.filter((flag) => !predicted.includes(flag));
  const missing = predicted.filter((flag) => !real.includes(flag));
  return `not predicted: ${added}\npredicted only: ${missing}`;
}
