import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

export const MODULES = path.join(__dirname, 'modules');

export interface GoCall {
  readonly cwd: string;
  readonly args: readonly string[];
  readonly toolchain?: string | undefined;
  /** Module path prefixes not looked up in the checksum database. */
  readonly withoutChecksumDatabase?: string | undefined;
}

/** Runs the Go command with nothing inherited that could change a build; stderr goes to ours. */
export function runGo(call: GoCall): string {
  const { cwd, args } = call;
  const result = spawnSync('go', args, {
    cwd,
    env: environmentOf(call),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (result.error) throw missingGo(result.error);
  if (result.status !== 0) throw new Error(`go ${args[0]} failed in ${cwd}`);
  return result.stdout;
}

function missingGo(cause: Error): Error {
  return new Error('the Go toolchain is needed to build the real components: install Go 1.26', {
    cause,
  });
}

function environmentOf({ toolchain, withoutChecksumDatabase }: GoCall): NodeJS.ProcessEnv {
  return {
    ...process.env,
    GOFLAGS: '',
    GOWORK: 'off',
    CGO_ENABLED: '0',
    ...(toolchain && { GOTOOLCHAIN: toolchain }),
    ...(withoutChecksumDatabase && { GONOSUMDB: withoutChecksumDatabase }),
  };
}

/**
 * Calls `use` with flags that build a program of ours against a wrapper module. -mod=mod: the
 * program requires some modules directly which the wrapper only requires through its component.
 * The copy of go.sum still decides what they contain.
 */
export function withModules<T>(wrapper: string, use: (flags: readonly string[]) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'modules-'));
  try {
    cpSync(path.join(MODULES, wrapper), folder, { recursive: true });
    return use(['-mod=mod', `-modfile=${path.join(folder, 'go.mod')}`]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
