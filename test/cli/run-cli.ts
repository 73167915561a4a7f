import { createRequire } from 'node:module';
import { vi } from 'vitest';
import type * as Cli from '../../lib/cli/run';

const load = createRequire(__filename);

/** The command line loads its commands with `require`, so it lives in a world that tsx reads for it. */
load('tsx/cjs');
const { runCli } = load('../../lib/cli/run.ts') as typeof Cli;

/** What one run of the command line did. */
export interface Run {
  readonly exitCode: number;
  readonly out: string;
  /** The command's own errors, and what a program printed on standard error. */
  readonly err: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  readonly isTerminal?: boolean;
  readonly errIsTerminal?: boolean;
  readonly columns?: number;
  /** What the clock says, reading by reading; the last one stays. */
  readonly clock?: readonly number[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command line in this process, with nothing real around it but the disk. */
export function run(argv: readonly string[], around: Surroundings = {}): Run {
  const out: string[] = [];
  const err: string[] = [];
  const endings: ((exitCode: number) => number)[] = [];
  const clock = [...(around.clock ?? [0])];
  const exitCode = inProcessOfItsOwn(err, () => {
    const code = runCli(argv, {
      out: (text) => out.push(text),
      err: (text) => err.push(text),
      cwd: around.cwd ?? process.cwd(),
      env: around.env ?? {},
      isTerminal: around.isTerminal ?? false,
      errIsTerminal: around.errIsTerminal ?? false,
      columns: around.columns,
      now: () => (clock.length > 1 ? clock.shift() : clock[0]) ?? 0,
      readStdin: () => Buffer.from(around.stdin ?? ''),
      atExit: (work) => endings.push(work),
    });
    return endings.reduce((last, work) => work(last), code);
  });
  return { exitCode, out: out.join(''), err: err.join('') };
}

/**
 * Programs print on the real standard error, leave their exit code in the process and listen to it.
 * vitest maps stacks of its own modules only; without it Node maps those of tsx.
 */
function inProcessOfItsOwn<T>(err: string[], work: () => T): T {
  const { prepareStackTrace } = Error;
  const { exitCode } = process;
  const listeners = process.listeners('uncaughtException');
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err.push(String(text));
    return true;
  });
  Reflect.deleteProperty(Error, 'prepareStackTrace');
  process.exitCode = undefined;
  try {
    return work();
  } finally {
    spy.mockRestore();
    Error.prepareStackTrace = prepareStackTrace;
    process.exitCode = exitCode;
    delete process.env.CDK8S_OUTDIR;
    for (const listener of process.listeners('uncaughtException')) {
      if (!listeners.includes(listener)) process.off('uncaughtException', listener);
    }
  }
}
