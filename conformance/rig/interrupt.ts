import { setMaxListeners } from 'node:events';

const controller = new AbortController();

/** Aborted when somebody wants the run to end: every command that is under way then rejects. */
export const interruption: AbortSignal = controller.signal;
setMaxListeners(0, interruption);

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** From now on a signal ends the run in order: what was started is torn down first. */
export function listenForSignals(): void {
  for (const signal of SIGNALS) process.on(signal, () => end(signal, EXIT_CODES[signal]));
  // Whoever guards this process was killed.
  process.once('disconnect', () => end('killed', EXIT_CODES.SIGHUP));
  process.channel?.unref();
}

/** The same signal may come twice: from the terminal, and from npm. */
function end(reason: string, exitCode: number): void {
  if (interruption.aborted) return;
  process.exitCode = exitCode;
  console.error(`${reason}: tearing down`);
  controller.abort();
}
