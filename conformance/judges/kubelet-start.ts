import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import { build } from '../binaries/cache';
import { kubernetesRecipe } from '../binaries/recipe';
import { standInRecipe } from '../binaries/stand-ins';
import { fillIn } from '../cases';
import { PATCHED_KUBELETS, PATCHES, type PatchCase, parsePatchCase } from '../patch-case';
import type { JudgeRunner, Verdict } from './judge';
import { type KubeadmHost, onKubeadmHost } from './kubeadm-host';
import { watchStart } from './node-component';
import { makeRoot, withRoot } from './sandbox';
import { wordsOf } from './systemd-words';

/** What kubeadm left in the kubelet's folder, or its refusal. */
interface WrittenFiles {
  readonly refusal: string | undefined;
  readonly files: ReadonlyMap<string, string>;
}

/** What kubeadm reads. */
interface Input {
  readonly config: string;
  readonly patch?: PatchCase;
}

/** Asked twice about the same input, kubeadm runs once. */
const written = new Map<string, WrittenFiles>();

function writtenFiles({ config, patch }: Input, minor: number): WrittenFiles {
  const key = JSON.stringify([minor, config, patch]);
  const known = written.get(key) ?? onKubeadmHost(config, minor, (host) => writeFiles(host, patch));
  written.set(key, known);
  return known;
}

const FOLDER = 'var/lib/kubelet';

function writeFiles(host: KubeadmHost, patch: PatchCase | undefined): WrittenFiles {
  if (patch) {
    mkdirSync(path.join(host.root, PATCHES));
    writeFileSync(path.join(host.root, PATCHES, patch.fileName), patch.text);
  }
  const { exitCode, output } = host.run(['init', 'phase', 'kubelet-start']);
  if (exitCode !== 0) return { refusal: output, files: new Map() };
  const folder = path.join(host.root, FOLDER);
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const textOf = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  return { refusal: undefined, files: new Map(names.map(({ name }) => [name, textOf(name)])) };
}

type Layout = (text: string, minor: number) => Input;

/** `kubeadm init phase kubelet-start`: what it refuses no kubelet reads. */
const kubeadmWritesKubeletFiles = (inputOf: Layout): JudgeRunner => ({
  word: 'kubeadm-init',
  accepts(text, minor) {
    const { refusal } = writtenFiles(inputOf(text, minor), minor);
    return { accepted: refusal === undefined, says: refusal ?? '' };
  },
});

/**
 * The real kubelet with the files and flags that kubeadm gives it. It is let as far as its main
 * loop; a runtime that is never ready keeps it from what only the host decides.
 */
const kubeletReads = (inputOf: Layout): JudgeRunner => ({
  word: 'kubelet-start',
  after: kubeadmWritesKubeletFiles(inputOf),
  accepts(text, minor) {
    const { refusal, files } = writtenFiles(inputOf(text, minor), minor);
    if (refusal !== undefined) return { accepted: false, says: refusal };
    return withRoot((root) => {
      layOut(root, files);
      const read = readKubeletFiles(files);
      layOutCredentials(root, read, minor);
      return startKubelet(read, root, minor);
    });
  },
});

export const kubeletStart = kubeletReads((config) => ({ config }));

/** The kubelet of a node whose configuration is patched. */
export const kubeletPatched = kubeletReads((text, minor) => ({
  config: fillIn(PATCHED_KUBELETS, minor),
  patch: parsePatchCase(text),
}));

function layOut(root: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(path.join(root, FOLDER), { recursive: true });
  for (const [name, text] of files) writeFileSync(path.join(root, FOLDER, name), text);
}

const credentials = new Map<number, string>();

/** A CA and a kubeconfig as kubeadm makes them: what is in them decides nothing here. */
function layOutCredentials(root: string, { config }: KubeletFiles, minor: number): void {
  const made = credentials.get(minor) ?? makeCredentials(minor);
  credentials.set(minor, made);
  cpSync(path.join(made, 'etc/kubernetes'), path.join(root, 'etc/kubernetes'), { recursive: true });
  const authority = path.join(root, config.authentication?.x509?.clientCAFile ?? CA);
  cpSync(path.join(made, CA), authority);
}

const CA = 'etc/kubernetes/pki/ca.crt';

const PLAIN = `apiVersion: kubeadm.k8s.io/\${API}
kind: ClusterConfiguration
kubernetesVersion: v\${VERSION}
`;

function makeCredentials(minor: number): string {
  const { root } = makeRoot();
  onKubeadmHost(fillIn(PLAIN, minor), minor, (host) => {
    for (const phase of ['certs ca', 'kubeconfig kubelet']) {
      const { exitCode, output } = host.run(['init', 'phase', ...phase.split(' ')]);
      if (exitCode !== 0) throw new Error(`kubeadm init phase ${phase}: ${output}`);
    }
    cpSync(path.join(host.root, 'etc'), path.join(root, 'etc'), { recursive: true });
  });
  return root;
}

/** What of the files this judge itself must know. */
interface KubeletFiles {
  readonly flags: readonly string[];
  readonly config: {
    readonly port?: number;
    readonly enableServer?: boolean;
    readonly containerRuntimeEndpoint?: string;
    readonly authentication?: { readonly x509?: { readonly clientCAFile?: string } };
  };
}

function readKubeletFiles(files: ReadonlyMap<string, string>): KubeletFiles {
  const read = (name: string) => files.get(name) ?? '';
  const flags = wordsOf(read('kubeadm-flags.env'), 'KUBELET_KUBEADM_ARGS');
  return { flags, config: parse(read('config.yaml')) as KubeletFiles['config'] };
}

/** As in kubeadm's systemd drop-in 10-kubeadm.conf. */
const DROP_IN = [
  '--bootstrap-kubeconfig=/etc/kubernetes/bootstrap-kubelet.conf',
  '--kubeconfig=/etc/kubernetes/kubelet.conf',
  '--config=/var/lib/kubelet/config.yaml',
];

/** The kubelet sees the devices and, read-only, the cgroups of the real host. */
const ENTER_HOST = `
mkdir -p "$HOST/dev" "$HOST/sys" "$HOST/usr/bin" "$(dirname "$HOST$SOCKET")"
mount --rbind /dev "$HOST/dev"
mount -t sysfs -o ro sysfs "$HOST/sys"
mount --rbind /sys/fs/cgroup "$HOST/sys/fs/cgroup"
for mount in $(cut -d' ' -f5 /proc/self/mountinfo | grep "^$HOST/sys/fs/cgroup"); do
  mount -o remount,bind,ro "$mount"
done
echo root:x:0:0:root:/root:/bin/sh >"$HOST/etc/passwd"
mount --bind "$HOST/var/lib/kubelet" "$HOST/var/lib/kubelet"
touch "$HOST/usr/bin/kubelet"
mount --bind "$KUBELET" "$HOST/usr/bin/kubelet"
"$RUNTIME" "$HOST$SOCKET" &
until test -S "$HOST$SOCKET"; do sleep 0.01; done
start() { exec chroot "$HOST" /usr/bin/kubelet "$@"; }`;

/** A listening socket in /proc/net/tcp. */
const LISTENS = 'grep -qs ":$PORT [0-9A-F:]* 0A" /proc/net/tcp /proc/net/tcp6';

function startKubelet({ flags, config }: KubeletFiles, root: string, minor: number): Verdict {
  const port = Number(lastFlag(flags, 'port') ?? (config.port || 10250));
  return watchStart({
    root,
    prepare: ENTER_HOST,
    args: [...DROP_IN, ...flags, ...hostFlags(minor)],
    env: {
      KUBELET: build(kubernetesRecipe('kubelet', minor)),
      RUNTIME: build(standInRecipe('quiet-runtime')),
      SOCKET: socketOf(flags, config),
      PORT: port.toString(16).toUpperCase().padStart(4, '0'),
    },
    sign: 'Starting kubelet main sync loop',
    ...(servesIn(flags, config) && { and: LISTENS }),
  });
}

function servesIn(flags: readonly string[], { enableServer }: KubeletFiles['config']): boolean {
  const flag = lastFlag(flags, 'enable-server');
  return flag === undefined ? enableServer !== false : !/^(?:0|[fF]|false|False|FALSE)$/.test(flag);
}

/** A test host may have cgroup v1; the kubelet wants to be told from 1.35 on. */
const hostFlags = (minor: number): string[] => (minor >= 35 ? ['--fail-cgroupv1=false'] : []);

function socketOf(flags: readonly string[], config: KubeletFiles['config']): string {
  const endpoint = lastFlag(flags, 'container-runtime-endpoint') ?? config.containerRuntimeEndpoint;
  const socket = endpoint?.replace(/^unix:\/\//, '');
  return socket?.startsWith('/') ? socket : '/run/containerd/containerd.sock';
}

function lastFlag(flags: readonly string[], name: string): string | undefined {
  const start = `--${name}=`;
  return flags.findLast((flag) => flag.startsWith(start))?.slice(start.length);
}
