import { setMaxListeners } from 'node:events';

const controller = new AbortController();

/** Aborted when somebody wants the run to end: every command that is under way then rejects. */
export const interruption: AbortSignal = controller.signal;
setMaxListeners(0, interruption);

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** From now on a signal ends the run in order: what was started is torn down first. */
export function listenForSignals(): void {
  for (const [signal, code] of Object.entries(EXIT_CODES)) {
    process.once(signal, () => {
      process.exitCode = code;
      console.error(`${signal}: tearing down`);
      controller.abort();
    });
  }
}
