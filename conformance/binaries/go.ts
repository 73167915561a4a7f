import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

export const MODULES = path.join(__dirname, 'modules');

/** What builds, where a release asks for no other; Go fetches it when another one is installed. */
export const TOOLCHAIN = 'go1.26.8';

export interface GoCall {
  readonly cwd: string;
  readonly args: readonly string[];
  /** @default TOOLCHAIN */
  readonly toolchain?: string | undefined;
  readonly usesCgo?: true | undefined;
  /** Module path prefixes not looked up in the checksum database. */
  readonly withoutChecksumDatabase?: string | undefined;
}

/** Runs the Go command with nothing inherited that could change a build; throws what Go said. */
export function runGo(call: GoCall): string {
  const { cwd, args } = call;
  const result = spawnSync('go', args, {
    cwd,
    env: environmentOf(call),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (result.error) throw missingGo(result.error);
  if (result.status !== 0) throw new Error(`go ${args[0]} failed: ${saidBy(result)}`);
  return result.stdout;
}

function saidBy({ stderr, signal }: { stderr: string; signal: string | null }): string {
  const lines = stderr.split('\n').filter((line) => line && !line.startsWith('go: downloading'));
  return [...lines, signal ? `killed by ${signal}` : []].flat().join('\n');
}

function missingGo(cause: Error): Error {
  return new Error('the Go toolchain is needed: install Go 1.21 or later', { cause });
}

function environmentOf(call: GoCall): NodeJS.ProcessEnv {
  const { toolchain = TOOLCHAIN, usesCgo, withoutChecksumDatabase } = call;
  return {
    ...process.env,
    GOFLAGS: '',
    GOWORK: 'off',
    CGO_ENABLED: usesCgo ? '1' : '0',
    GOTOOLCHAIN: toolchain,
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
    keepStagingNames(path.join(folder, 'go.mod'));
    return use(['-mod=mod', `-modfile=${path.join(folder, 'go.mod')}`]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Calls staging modules v0.0.0, as k8s.io/kubernetes does. Under their real version, which their
 * own go.mod files would bring in, nothing compiled for the real component could be used again.
 */
function keepStagingNames(goMod: string): void {
  const text = readFileSync(goMod, 'utf8');
  const staging = [...text.matchAll(/^\s*(k8s\.io\/\S+) => \S+ (\S+)$/gm)];
  const excludes = staging.map(([, module, version]) => `exclude ${module} ${version}\n`);
  appendFileSync(goMod, excludes.join(''));
}
