import {
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import * as path from 'node:path';
import { build } from '../binaries/cache';
import { CNI_PROGRAMS, componentRecipe, kubernetesRecipe } from '../binaries/recipe';
import { outputOf } from './command';
import { containerdConfig, kubeletEnvironment, RIG_CONTAINERD_CONFIG } from './host-settings';
import { scriptPath } from './names';

export interface NodeRootOptions {
  readonly name: string;
  /** Holds the root folder and the overlay on /usr. */
  readonly folder: string;
  readonly minor: number;
  readonly addresses: readonly string[];
  readonly resolvConf: string;
  readonly goldenContainerd: string;
  /** Name of the image that holds a pod's namespaces. */
  readonly pauseImage: string;
}

const FOLDERS = [
  ...[
    'dev',
    'proc',
    'sys',
    'run',
    'tmp',
    'usr',
    'mnt',
    'root',
    'opt/cni/bin',
    'var/lib',
    'var/log',
  ],
  // What certificates of a Debian host lie in: kubeadm mounts those that exist.
  ...['etc/ssl/certs', 'etc/ca-certificates', 'etc/cni/net.d', 'etc/containerd', 'etc/default'],
];

/** Without these, programs of the host's /usr do not find their names, libraries and alternatives. */
const HOST_FILES = ['alternatives', 'ld.so.cache', 'ld.so.conf', 'ld.so.conf.d', 'nsswitch.conf'];
const HOST_NAMES = ['passwd', 'group', 'protocols', 'services'];

/** Builds the folder of a node that has just been installed; nothing of Kubernetes has run yet. */
export async function buildNodeRoot(options: NodeRootOptions): Promise<void> {
  const { folder, minor, goldenContainerd } = options;
  const root = path.join(folder, 'root');
  for (const name of FOLDERS) mkdirSync(path.join(root, name), { recursive: true });
  linkTopFolders(root);
  for (const name of [...HOST_FILES, ...HOST_NAMES]) copyFromHost(root, name);
  writeFiles(root, options);
  for (const name of CNI_PROGRAMS)
    copyFileSync(build(componentRecipe(name)), path.join(root, 'opt/cni/bin', name));
  mkdirSync(path.join(folder, 'usr/work'), { recursive: true });
  installPrograms(path.join(folder, 'usr/upper/local'), minor);
  await copyContainerd(goldenContainerd, path.join(root, 'var/lib/containerd'));
}

/** /bin, /lib and the like are links on a Debian host, /var/run everywhere. */
function linkTopFolders(root: string): void {
  for (const name of readdirSync('/', { withFileTypes: true }))
    if (name.isSymbolicLink() && readlinkSync(`/${name.name}`).startsWith('usr/'))
      symlinkSync(readlinkSync(`/${name.name}`), path.join(root, name.name));
  symlinkSync('/run', path.join(root, 'var/run'));
}

function copyFromHost(root: string, name: string): void {
  const source = path.join('/etc', name);
  const target = path.join(root, 'etc', name);
  if (existsSync(source)) cpSync(source, target, { recursive: true, verbatimSymlinks: true });
}

function writeFiles(root: string, options: NodeRootOptions): void {
  const { name, addresses, minor, resolvConf, pauseImage } = options;
  const files: Readonly<Record<string, string>> = {
    hostname: `${name}\n`,
    hosts: [
      '127.0.0.1 localhost',
      '::1 localhost',
      ...addresses.map((one) => `${one} ${name}`),
      '',
    ].join('\n'),
    'machine-id': `${Buffer.from(name.padEnd(16)).toString('hex').slice(0, 32)}\n`,
    'containerd/config.toml': containerdConfig(pauseImage),
    'containerd/rig.toml': RIG_CONTAINERD_CONFIG,
    'default/kubelet': kubeletEnvironment(minor),
    'crictl.yaml': 'runtime-endpoint: unix:///run/containerd/containerd.sock\n',
  };
  for (const [file, text] of Object.entries(files))
    writeFileSync(path.join(root, 'etc', file), text);
  copyFileSync(resolvConf, path.join(root, 'etc/resolv.conf'));
}

export const KUBERNETES_ON_NODE = ['kubeadm', 'kubelet', 'kubectl'] as const;
const CONTAINERD = ['containerd', 'ctr', 'containerd-shim-runc-v2', 'crictl'] as const;

/** Puts programs below /usr/local of a node that is off. */
function installPrograms(local: string, minor: number): void {
  mkdirSync(path.join(local, 'bin'), { recursive: true });
  mkdirSync(path.join(local, 'sbin'), { recursive: true });
  for (const name of KUBERNETES_ON_NODE) link(build(kubernetesRecipe(name, minor)), local, name);
  for (const name of CONTAINERD) link(build(componentRecipe(name)), local, name);
  for (const name of ['supervise', 'systemctl'])
    copyFileSync(scriptPath(`${name}.sh`), path.join(local, 'sbin', name));
}

function link(program: string, local: string, name: string): void {
  const target = path.join(local, 'bin', name);
  rmSync(target, { force: true });
  linkSync(program, target);
}

/** Layers are shared by hard links; data bases, which change in place, are copied. */
async function copyContainerd(golden: string, target: string): Promise<void> {
  await outputOf(['cp', '--archive', '--link', golden, target], { timeoutSeconds: 300 });
  const databases = await outputOf(['find', target, '-name', '*.db', '-type', 'f']);
  for (const file of databases.trim().split('\n')) {
    const source = path.join(golden, path.relative(target, file));
    rmSync(file);
    copyFileSync(source, file);
  }
}
