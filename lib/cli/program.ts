import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { EXIT, type Io, UsageError } from './io';
import { describeThrown, stackOf } from './thrown';

/** Runs a user's program in this process: a mistake in it is one line, not a stack. */
export function runProgram(file: string, io: Io, isDebug: boolean): number {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new UsageError(`no such program: ${relative(io.cwd, file)}`);
  }
  const fail = (error: unknown): number => {
    io.err(isDebug ? `${stackOf(error)}\n` : `error: ${describeThrown(error, file, io.cwd)}\n`);
    return EXIT.failed;
  };
  try {
    load(file);
  } catch (error) {
    return fail(error);
  }
  failLater(fail);
  return typeof process.exitCode === 'number' ? process.exitCode : EXIT.ok;
}

function load(file: string): void {
  const require = createRequire(file);
  if (file.endsWith('.ts')) registerTypeScript(require);
  require(file);
}

/** What timers and promises of the program throw once it has been loaded. */
function failLater(fail: (error: unknown) => number): void {
  process.once('uncaughtException', (error) => process.exit(fail(error)));
}

/** tsx, or the ts-node of the default cdk8s template, from the user's own project. */
function registerTypeScript(require: NodeJS.Require): void {
  for (const loader of ['tsx/cjs', 'ts-node/register/transpile-only']) {
    try {
      require(loader);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new UsageError('to run TypeScript, install tsx: npm install --save-dev tsx');
}
