import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandsOn, type Presence, presenceOf, tracesOf } from '../rig/traces';
import { failed, judged, type Result } from '../tally';
import { eventually } from './checks/eventually';

const SUITE = 'an interrupted boot leaves nothing behind';

/** What kubeadm is doing on a node when the signal comes. */
const MOMENTS = ['init', 'join'] as const;
type Moment = (typeof MOMENTS)[number];

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGKILL'] as const;
type Signal = (typeof SIGNALS)[number];

/** Boots a cluster as a person would, ends that in the middle, and looks for what is left. */
export async function interruptBoots(name: string): Promise<Result[]> {
  const results: Result[] = [];
  for (const moment of MOMENTS)
    for (const signal of SIGNALS) {
      const title = `${name}: ${signal} during kubeadm ${moment}`;
      results.push(
        await interruptBoot(name, moment, signal).then(
          (left) => judged(SUITE, title, left),
          (error: unknown) => failed(SUITE, title, String(error)),
        ),
      );
    }
  return results;
}

async function interruptBoot(
  name: string,
  moment: Moment,
  signal: Signal,
): Promise<string | undefined> {
  const run = startBoot(name);
  let said = '';
  run.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const presence = await untilKubeadm(moment, name, run);
  send(signal, run);
  const left = async () => tracesOf(name, presence).join('\n') || undefined;
  const complaint = await eventually(left, { seconds: 120 });
  return (
    complaint ?? (said.includes('tearing down') ? undefined : `it went on to its end: ${said}`)
  );
}

/** In a session of its own, as in a terminal of its own. */
function startBoot(name: string): ChildProcess {
  const words = ['run', '--silent', 'conformance:clusters', '--', name, '--boot-only'];
  return spawn('npm', words, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
}

const LONGEST_MS = 600_000;

async function untilKubeadm(moment: Moment, name: string, run: ChildProcess): Promise<Presence> {
  const deadline = Date.now() + LONGEST_MS;
  const isThere = () =>
    commandsOn(presenceOf(name)).some(
      ([program, verb]) => program === 'kubeadm' && verb === moment,
    );
  while (!isThere()) {
    if (run.exitCode !== null || Date.now() > deadline) throw new Error('the boot came to nothing');
    await sleep(200);
  }
  // Into the middle of its work, in which it starts more.
  await sleep(1000);
  return presenceOf(name);
}

/** Ctrl-C goes to all that the terminal runs, other signals to the command that somebody typed. */
function send(signal: Signal, { pid }: ChildProcess): void {
  if (pid === undefined) throw new Error('npm could not be started');
  process.kill(signal === 'SIGTERM' ? pid : -pid, signal);
}
