import { type ChildProcess, spawn } from 'node:child_process';
import { interruption } from './interrupt';
import type { Answer, RunOptions } from './running-cluster';

const DEFAULT_TIMEOUT_SECONDS = 60;

/** Nothing of the caller's environment decides what a command does. */
export const ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: '/root',
  LC_ALL: 'C',
};

/** Runs a command; it dies with us, also when we are killed by SIGKILL. */
export function ask(command: readonly string[], options: RunOptions = {}): Promise<Answer> {
  const { input = '', env, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS } = options;
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...command], {
    env: { ...ENVIRONMENT, ...env },
    signal: interruption,
    timeout: timeoutSeconds * 1000,
    killSignal: 'SIGKILL',
  });
  // A command that does not read its input closes the pipe; that is no error.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return answerOf(child);
}

function answerOf(child: ChildProcess): Promise<Answer> {
  const texts = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.setEncoding('utf8').on('data', (chunk: string) => {
      texts[stream] += chunk;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, ...texts }));
  });
}

/** What the command printed; throws what it said when it fails. */
export async function outputOf(
  command: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  return expectSuccess(command, await ask(command, options));
}

const LONGEST = 4000;

export function expectSuccess(command: readonly string[], answer: Answer): string {
  const { exitCode, stdout, stderr } = answer;
  if (exitCode === 0) return stdout;
  const how = exitCode === null ? 'took too long' : `ended with ${exitCode}`;
  throw new Error(`${command.join(' ')} ${how}: ${`${stdout}${stderr}`.trim().slice(-LONGEST)}`);
}
