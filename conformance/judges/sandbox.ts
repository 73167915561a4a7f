import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

/** A program that runs on a host whose name, addresses and routes are the same everywhere. */
export interface SandboxedCall {
  readonly root: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutSeconds?: number;
  /** @default a pinned host of its own */
  readonly host?: Host;
}

/** Puts a command onto a host; `ROOT` is in its environment. */
export type Host = (command: readonly string[]) => { program: string; args: string[] };

/**
 * Every namespace is anonymous and dies with its first process, mounts and interfaces with it: an
 * interrupt leaves nothing behind. kubeadm looks for a default route, hence the veth pair.
 */
const NAMESPACES = ['--mount', '--net', '--uts', '--ipc', '--pid', '--fork', '--kill-child=KILL'];

const MOUNT_PROC = 'mount -t proc proc "$ROOT/proc"';

/** The pinned network in the words of `ip -batch`. */
export const PINNED_NETWORK = `
link set lo up
link add eth0 type veth peer name eth1
addr add 192.0.2.10/24 dev eth0
addr add 2001:db8::10/64 dev eth0 nodad
link set eth0 up
link set eth1 up
route add default via 192.0.2.1
route add default via 2001:db8::1 dev eth0
`;

const PIN_HOST = `
${MOUNT_PROC}
hostname conformance-node
ip -batch - <<END
${PINNED_NETWORK}
END
exec "$@"`;

// Dies with us, also when we are killed by SIGKILL.
const MORTAL = { program: 'setpriv', args: ['--pdeathsig', 'KILL'] };

/** A pinned host of its own. */
export const sandboxCommand: Host = (command) => {
  const args = ['unshare', ...NAMESPACES, 'sh', '-ec', PIN_HOST, 'sh', ...command];
  return { ...MORTAL, args: [...MORTAL.args, ...args] };
};

/** Beside a process on its pinned host: the same network, everything else of its own. */
export const hostOf = (pid: number): Host => {
  const network = ['nsenter', '--target', String(pid), '--net'];
  const namespaces = NAMESPACES.filter((name) => name !== '--net');
  const inside = ['sh', '-ec', `${MOUNT_PROC}\nexec "$@"`, 'sh'];
  return (command) => ({
    ...MORTAL,
    args: [...MORTAL.args, ...network, 'unshare', ...namespaces, ...inside, ...command],
  });
};

/** Runs as root of a pinned host; the caller decides what `root` holds. */
export function runSandboxed(call: SandboxedCall): SpawnSyncReturns<string> {
  const { root, command, env = {}, timeoutSeconds = 60, host = sandboxCommand } = call;
  const { program, args } = host(command);
  const result = spawnSync(program, args, {
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', ROOT: root, ...env },
    encoding: 'utf8',
    timeout: timeoutSeconds * 1000,
    killSignal: 'SIGKILL',
  });
  if (result.error && result.signal === null) throw result.error;
  return result;
}

const PREFIX = 'conformance-';

/** A fresh root folder, removed on `remove` and when the process ends. */
export interface RootFolder {
  readonly root: string;
  remove(): void;
}

export function makeRoot(): RootFolder {
  const root = mkdtempSync(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  const removeFolder = () => rmSync(root, { recursive: true, force: true });
  for (const folder of ['proc', 'etc', 'tmp']) mkdirSync(path.join(root, folder));
  process.once('exit', removeFolder);
  return {
    root,
    remove() {
      process.removeListener('exit', removeFolder);
      removeFolder();
    },
  };
}

/** Calls `use` with a fresh root folder and removes the folder whatever happens. */
export function withRoot<T>(use: (root: string) => T): T {
  const { root, remove } = makeRoot();
  try {
    return use(root);
  } finally {
    remove();
  }
}

/** Another run may remove the same at the same time. */
const FORCE = { recursive: true, force: true } as const;

/** Removes what a run left behind that was killed with SIGKILL. */
export function removeOrphanedRoots(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^conformance-(\d+)-/.exec(name)?.[1];
    if (pid && !existsSync(`/proc/${pid}`)) rmSync(path.join(tmpdir(), name), FORCE);
  }
}

/** Why the judges cannot run here; undefined when they can. */
export function missingPrivilege(): string | undefined {
  const probe = spawnSync('unshare', ['--mount', '--net', '--pid', '--fork', 'ip', 'link'], {
    encoding: 'utf8',
  });
  if (probe.status === 0) return undefined;
  return `namespaces need root, util-linux and iproute2: ${probe.error?.message ?? probe.stderr}`;
}
