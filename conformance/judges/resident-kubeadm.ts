import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import * as path from 'node:path';
import { build } from '../binaries/cache';
import { kubernetesRecipe, type Recipe } from '../binaries/recipe';
import { CONFIG, type KubeadmAnswer, type KubeadmHost } from './kubeadm-host';
import { pinnedHostCommand } from './pinned-host';
import { makeRoot, type RootFolder } from './sandbox';

/** A few lines of ours around the real kubeadm's commands, which it runs without an end. */
export const residentKubeadmRecipe = (minor: number): Recipe => ({
  ...kubernetesRecipe('kubeadm', minor),
  program: 'resident-kubeadm',
  mainPackage: './resident-kubeadm',
  isOwn: true,
});

/** Standard input and output of a process, as files that are written and read synchronously. */
interface Resident {
  readonly requests: number;
  readonly answers: number;
}

interface Answer extends KubeadmAnswer {
  /** The process has ended after it. */
  readonly isLast: boolean;
}

const residents = new Map<number, Resident>();
let folder: RootFolder | undefined;

/** As `onKubeadmHost`, many times faster: the kubeadm of a minor is started once. */
export function onResidentKubeadm<T>(
  config: string,
  minor: number,
  use: (host: KubeadmHost) => T,
): T {
  folder ??= makeRoot();
  const { root } = folder;
  empty(root);
  mkdirSync(path.join(root, 'etc/kubernetes'), { recursive: true });
  mkdirSync(path.join(root, 'tmp'));
  writeFileSync(path.join(root, CONFIG), config);
  const run = (args: readonly string[], seconds = 60) => {
    return ask(residentOf(minor, root), minor, args, seconds);
  };
  return use({ root, run });
}

function empty(root: string): void {
  for (const name of readdirSync(root)) {
    if (name !== 'proc') rmSync(path.join(root, name), { recursive: true });
  }
}

function residentOf(minor: number, root: string): Resident {
  const known = residents.get(minor);
  if (known) return known;
  const started = start(build(residentKubeadmRecipe(minor)), root);
  residents.set(minor, started);
  return started;
}

const REDIRECT = 'exec "$0" "$ROOT" <"$PIPES/requests" >"$PIPES/answers"';

/** Each side waits at a pipe until the other has opened it, too. */
function start(program: string, root: string): Resident {
  const pipes = makeRoot();
  const requests = path.join(pipes.root, 'requests');
  const answers = path.join(pipes.root, 'answers');
  spawnSync('mkfifo', [requests, answers]);
  const call = pinnedHostCommand({ root, command: ['sh', '-c', REDIRECT, program] });
  const env = { ...call.env, PIPES: pipes.root };
  spawn(call.program, call.args, { env, stdio: 'ignore' }).unref();
  const opened = { requests: openSync(requests, 'w'), answers: openSync(answers, 'r') };
  pipes.remove();
  return opened;
}

function ask(
  { answers, requests }: Resident,
  minor: number,
  args: readonly string[],
  seconds: number,
): KubeadmAnswer {
  writeSync(requests, JSON.stringify({ args: [...args, '--config', CONFIG], seconds }));
  const answer = JSON.parse(readLine(answers)) as Answer;
  if (answer.isLast) dismiss(minor);
  return answer;
}

/** A command without an end cannot be stopped: the next one needs a new process. */
function dismiss(minor: number): void {
  const resident = residents.get(minor);
  if (!resident) return;
  residents.delete(minor);
  closeSync(resident.requests);
  closeSync(resident.answers);
}

function readLine(file: number): string {
  const chunk = Buffer.alloc(1 << 16);
  let line = '';
  while (!line.endsWith('\n')) {
    const size = readSync(file, chunk);
    if (size === 0) throw new Error(`kubeadm ended by itself: ${line}`);
    line += chunk.toString('utf8', 0, size);
  }
  return line;
}
