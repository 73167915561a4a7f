import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { vi } from 'vitest';
import type { Io } from '../../lib/cli/io';
import type * as Cli from '../../lib/cli/run';

const load = createRequire(__filename);

/** The command line loads its commands with `require`, so it lives in a world that tsx reads for it. */
load('tsx/cjs');
const { runCli } = load('../../lib/cli/run.ts') as typeof Cli;

export const GOLDEN = __dirname;

/** What one program did. */
export interface Outcome {
  readonly exitCode: number;
  /** What it printed, without times and temporary folders. */
  readonly report: string;
  /** The output folder; it may not exist. */
  readonly folder: string;
}

/** Every folder beside this file is a scenario. */
export const SCENARIOS: readonly string[] = readdirSync(GOLDEN).filter((name) =>
  statSync(join(GOLDEN, name)).isDirectory(),
);

const folders: string[] = [];

/** Runs `main.ts` as `cdk8s-kubeadm synth` does. */
export function runScenario(name: string): Outcome {
  const parent = mkdtempSync(join(tmpdir(), 'golden-'));
  folders.push(parent);
  const folder = join(parent, 'dist');
  const printed: string[] = [];
  const exitCode = withStandardError(printed, () =>
    runCli(['synth', join(GOLDEN, name, 'main.ts'), '--output', folder], ioThatPrintsTo(printed)),
  );
  const report = printed
    .join('')
    .replaceAll(folder, 'dist')
    .replace(/\d+\.\d s\b/g, '0.0 s');
  return { exitCode, report, folder };
}

export const removeOutputs = (): void => {
  for (const folder of folders) rmSync(folder, { recursive: true });
};

const ioThatPrintsTo = (printed: string[]): Io => ({
  out: (text) => printed.push(text),
  err: (text) => printed.push(text),
  cwd: resolve(GOLDEN, '../..'),
  env: {},
  isTerminal: false,
  now: () => 0,
  readStdin: () => new Uint8Array(),
});

/**
 * Programs print on the real standard error and leave their exit code in the process. vitest maps
 * stacks of its own modules only; without it Node maps those of tsx.
 */
function withStandardError<T>(printed: string[], work: () => T): T {
  const before = process.exitCode;
  const { prepareStackTrace } = Error;
  Reflect.deleteProperty(Error, 'prepareStackTrace');
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
  process.exitCode = undefined;
  try {
    return work();
  } finally {
    spy.mockRestore();
    process.exitCode = before;
    Error.prepareStackTrace = prepareStackTrace;
    delete process.env.CDK8S_OUTDIR;
  }
}
