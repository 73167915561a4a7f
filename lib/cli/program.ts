import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { EXIT, type Io, UsageError } from './io';

/** Runs a user's program in this process: a mistake in it is one line, not a stack. */
export function runProgram(file: string, io: Io, isDebug: boolean): number {
  if (!existsSync(file)) throw new UsageError(`no such program: ${relative(io.cwd, file)}`);
  const load = createRequire(file);
  try {
    if (file.endsWith('.ts')) registerTypeScript(load);
    load(file);
  } catch (error) {
    io.err(isDebug ? `${stackOf(error)}\n` : `error: ${describe(error, file, io.cwd)}\n`);
    return EXIT.failed;
  }
  return typeof process.exitCode === 'number' ? process.exitCode : EXIT.ok;
}

/** tsx, or the ts-node of the default cdk8s template, from the user's own project. */
function registerTypeScript(load: NodeJS.Require): void {
  for (const loader of ['tsx/cjs', 'ts-node/register/transpile-only']) {
    try {
      load(loader);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new UsageError('to run TypeScript, install tsx: npm install --save-dev tsx');
}

function describe(error: unknown, file: string, cwd: string): string {
  const message = error instanceof Error ? error.message : String(error);
  const place = placeOf(stackOf(error), file, cwd);
  return `${place}${message.split('\n')[0]}`;
}

const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

/** The innermost line of the stack that lies in the user's own folder. */
function placeOf(stack: string, file: string, cwd: string): string {
  const frames = [...stack.matchAll(/\(?(\/[^():\n]+):(\d+):\d+\)?/g)];
  const own = frames.find(([, path = '']) => path === file || isUsers(path, cwd));
  return own ? `${relative(cwd, own[1] ?? '')}:${own[2]}: ` : `${relative(cwd, file)}: `;
}

const isUsers = (path: string, cwd: string): boolean =>
  path.startsWith(cwd) && !path.includes('node_modules') && !path.includes('/lib/');
