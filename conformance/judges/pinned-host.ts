import { type ChildProcess, type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { makeRoot, type SandboxedCall, sandboxCommand } from './sandbox';

const PATIENCE_SECONDS = 60;
const PATH = '/usr/sbin:/usr/bin:/sbin:/bin';

/** Collects orphans, as the first process of a host does. */
const FIRST_PROCESS = 'touch "$READY"; while :; do sleep 3600 & wait; done';

/** A tool that changes its root finds its processes there as well. */
const ENTER = 'test -e "$ROOT/proc/self" || mount -t proc proc "$ROOT/proc"; exec "$@"';

/** `timeout` says so when it had to kill. */
const KILLED = 137;

let host: ChildProcess | undefined;

/**
 * As `runSandboxed`, on one host that lives as long as this process: to make namespaces for each
 * call costs more than most calls.
 */
export function runOnPinnedHost(call: SandboxedCall): SpawnSyncReturns<string> {
  const limit = ['timeout', '-s', 'KILL', String(call.timeoutSeconds ?? 60)];
  const { program, args, env } = pinnedHostCommand({
    ...call,
    command: [...limit, ...call.command],
  });
  const result = spawnSync(program, args, { env, encoding: 'utf8' });
  if (result.error) throw result.error;
  return result.status === KILLED ? { ...result, status: null, signal: 'SIGKILL' } : result;
}

/** The program that runs a command on the one host; it ends with this process at the latest. */
export function pinnedHostCommand({ root, command, env = {} }: SandboxedCall) {
  host ??= startHost();
  const args = [...namespacesOf(host), 'sh', '-ec', ENTER, 'sh', ...command];
  return { program: 'nsenter', args, env: { PATH, ROOT: root, ...env } };
}

/** `unshare` itself stays outside the process namespace that it makes for its child. */
function namespacesOf({ pid }: ChildProcess): string[] {
  const processes = `--pid=/proc/${pid}/ns/pid_for_children`;
  return ['-t', String(pid), '--mount', '--net', '--uts', '--ipc', processes];
}

function startHost(): ChildProcess {
  const { root, remove } = makeRoot();
  const ready = path.join(root, 'ready');
  const { program, args } = sandboxCommand(['sh', '-c', FIRST_PROCESS]);
  const env = { PATH, ROOT: '/', READY: ready };
  const started = spawn(program, args, { env, stdio: 'ignore' });
  // The event loop does not wait for the host: it ends with us.
  started.unref();
  process.once('exit', () => started.kill('SIGKILL'));
  waitFor(ready);
  remove();
  return started;
}

/** Judges answer at once; nothing else happens in this process meanwhile. */
function waitFor(file: string): void {
  const last = Date.now() + PATIENCE_SECONDS * 1000;
  while (!existsSync(file)) {
    if (Date.now() > last)
      throw new Error('the pinned host does not start: see missingPrivilege()');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
  }
}
