import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { SIGNALS } from './interrupt';

/**
 * Runs a program of ours in a session of its own, and passes signals on. Whoever kills this process
 * (tsx does, when it has no answer to a signal within 60 ms): the program notices, and tears down.
 */
export function runGuarded(main: string, words: readonly string[]): Promise<number> {
  const program = fork(main, [...words], { detached: true });
  for (const signal of SIGNALS) process.on(signal, () => program.kill(signal));
  if (process.env.npm_lifecycle_event) whenOrphaned(() => program.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    program.once('error', reject);
    program.once('exit', (code) => resolve(code ?? 1));
  });
}

const PAUSE_MS = 500;

/** npm passes signals on to a shell, which ends and does not tell tsx, our parent. */
function whenOrphaned(act: () => void): void {
  const before = parentOf(process.ppid);
  const timer = setInterval(() => {
    if (parentOf(process.ppid) === before) return;
    clearInterval(timer);
    act();
  }, PAUSE_MS);
  timer.unref();
}

/** Field 4; the second one is the program's name and may hold blanks and brackets. */
function parentOf(pid: number): string | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
}
