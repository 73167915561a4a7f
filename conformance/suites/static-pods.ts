import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { stringify } from 'yaml';
import { filledFile } from '../fill';
import { essence } from '../judges/essence';
import { type KubeadmHost, onKubeadmHost } from '../judges/kubeadm-host';
import { withRoot } from '../judges/sandbox';
import { documentOf, layFiles, type Scenario, type SynthesizedNode } from '../scenarios';
import { failed, judged, type Result } from '../tally';

const MANIFESTS = 'etc/kubernetes/manifests';

/** What a Debian machine with the package ca-certificates has: kubeadm mounts what exists. */
const CA_FOLDERS = [
  'etc/ssl/certs',
  'etc/ca-certificates',
  'usr/local/share/ca-certificates',
  'usr/share/ca-certificates',
];

const PHASES = [
  ['certs', 'all'],
  ['kubeconfig', 'all'],
  ['control-plane', 'all'],
  ['etcd', 'local'],
];

/** The static pods that the real kubeadm writes are those that the program predicted. */
export function* compareStaticPods(scenario: Scenario): Iterable<Result> {
  for (const node of scenario.nodes) {
    const predicted = path.join(node.folder, 'expected', MANIFESTS);
    if (existsSync(predicted)) yield* compareNode(scenario, node, predicted);
  }
}

function* compareNode(
  scenario: Scenario,
  node: SynthesizedNode,
  predicted: string,
): Iterable<Result> {
  const about = `${scenario.name} ${node.name}`;
  const real = writeRealPods(scenario, node);
  if (typeof real === 'string') {
    yield failed('static pods', about, real);
    return;
  }
  const files = new Set([...readdirSync(predicted), ...real.keys()]);
  for (const file of [...files].sort()) {
    const ours = readIfThere(path.join(predicted, file)) ?? readIfThere(laid(node, file));
    yield judged('static pods', `${about} ${file}`, difference(real.get(file), ours, node));
  }
}

/** The files by name, or kubeadm's own complaint. */
function writeRealPods(scenario: Scenario, node: SynthesizedNode): Map<string, string> | string {
  return onKubeadmHost(asInitFile(scenario, node), scenario.minor, (host) => {
    for (const folder of CA_FOLDERS) mkdirSync(path.join(host.root, folder), { recursive: true });
    layFiles(node, host.root);
    return firstComplaint(host) ?? readFolder(path.join(host.root, MANIFESTS));
  });
}

/** External etcd: the phase `etcd local` says so and is not needed. */
function firstComplaint(host: KubeadmHost): string | undefined {
  for (const phase of PHASES) {
    const { exitCode, output } = host.run(['init', 'phase', ...phase]);
    if (exitCode !== 0) return `kubeadm init phase ${phase.join(' ')}: ${essence(output)}`;
  }
  return undefined;
}

/** A joining control plane writes what `init` would write with its address and its name. */
function asInitFile(scenario: Scenario, node: SynthesizedNode): string {
  const join = documentOf(node.kubeadmYaml, 'JoinConfiguration');
  if (!join) return filledFile(node);
  const { apiVersion, nodeRegistration, controlPlane, patches } = join;
  const { localAPIEndpoint } = controlPlane as { localAPIEndpoint: unknown };
  const init = {
    apiVersion,
    kind: 'InitConfiguration',
    localAPIEndpoint,
    nodeRegistration,
    patches,
  };
  return `${stringify(init)}---\n${stringify(clusterConfigurationOf(scenario))}`;
}

function clusterConfigurationOf({ nodes }: Scenario) {
  const found = nodes.map(({ kubeadmYaml }) => documentOf(kubeadmYaml, 'ClusterConfiguration'));
  return found.find((document) => document !== undefined);
}

function difference(real: string | undefined, ours: string | undefined, node: SynthesizedNode) {
  if (real === undefined) return 'kubeadm does not write this file';
  if (ours === undefined) return 'kubeadm writes this file, it was not predicted';
  const isJoining = documentOf(node.kubeadmYaml, 'JoinConfiguration') !== undefined;
  return isJoining ? diff(withoutMembers(real), withoutMembers(ours)) : diff(real, ours);
}

/** Who is a member already is only known to a running etcd. */
const withoutMembers = (text: string): string => text.replace(/^ *- --initial-cluster.*\n/gm, '');

function diff(real: string, ours: string): string | undefined {
  if (real === ours) return undefined;
  return withRoot((root) => {
    const [realFile, ourFile] = [path.join(root, 'kubeadm'), path.join(root, 'predicted')];
    writeFileSync(realFile, real);
    writeFileSync(ourFile, ours);
    const args = ['-u', '--label', 'kubeadm', '--label', 'predicted', realFile, ourFile];
    return spawnSync('diff', args, { encoding: 'utf8' }).stdout;
  });
}

/** A static pod that is there before kubeadm comes, which leaves it alone. */
const laid = ({ folder }: SynthesizedNode, file: string): string =>
  path.join(folder, MANIFESTS, file);

const readIfThere = (file: string): string | undefined =>
  existsSync(file) ? readFileSync(file, 'utf8') : undefined;

function readFolder(folder: string): Map<string, string> {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return new Map(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}
