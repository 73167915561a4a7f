import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import * as path from 'node:path';
import { MODULES, runGo, withModules } from './go';
import { alone } from './lock-file';
import type { Recipe } from './recipe';

const PROGRAMS = path.join(__dirname, 'programs');

/** The user's cache folder, so that all clones share it; CONFORMANCE_CACHE names another one. */
export function cacheFolder(environment: NodeJS.ProcessEnv): string {
  const caches = environment.XDG_CACHE_HOME || path.join(homedir(), '.cache');
  return environment.CONFORMANCE_CACHE || path.join(caches, 'cdk8s-kubeadm', 'conformance');
}

/** Where built programs live. */
export const CACHE = cacheFolder(process.env);

/** The built program's path, in the cache; of two builders at once the second waits. */
export function build(recipe: Recipe): string {
  const target = cachedPath(recipe);
  if (existsSync(target)) return target;
  mkdirSync(path.dirname(target), { recursive: true });
  return alone(`${target}.lock`, () => (existsSync(target) ? target : buildAnew(recipe, target)));
}

function buildAnew(recipe: Recipe, target: string): string {
  const unfinished = `${target}.${process.pid}`;
  try {
    compile(recipe, unfinished);
    renameSync(unfinished, target);
    return target;
  } catch (cause) {
    throw cannotBuild(recipe, cause);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function cannotBuild({ program, version }: Recipe, cause: unknown): Error {
  const says = cause instanceof Error ? cause.message : String(cause);
  return new Error(`${program} ${version} cannot be built: ${says}`, { cause });
}

export function isBuilt(recipe: Recipe): boolean {
  return existsSync(cachedPath(recipe));
}

/** Where a built program is, or will be. */
export function cachedPath(recipe: Recipe): string {
  return path.join(CACHE, 'bin', `${recipe.version}-${keyOf(recipe)}`, recipe.program);
}

function compile(recipe: Recipe, output: string): void {
  const { wrapper, mainPackage, ldflags, tags, isTest, isOwn } = recipe;
  const verb = isTest ? ['test', '-c'] : ['build'];
  const flags = ['-buildvcs=false', '-trimpath', `-ldflags=${ldflags}`, `-tags=${tags ?? ''}`];
  const run = (cwd: string, modFlags: readonly string[]) =>
    runGo({ ...recipe, cwd, args: [...verb, ...modFlags, ...flags, '-o', output, mainPackage] });
  if (isOwn) withModules(wrapper, (modFlags) => run(PROGRAMS, modFlags));
  else run(path.join(MODULES, wrapper), ['-mod=readonly']);
}

interface Machine {
  readonly platform: string;
  readonly arch: string;
}

/** Recipe (Go release included), locked modules and machine decide the program, nothing else. */
export function keyOf(recipe: Recipe, { platform, arch }: Machine = process): string {
  const goMod = readFileSync(path.join(MODULES, recipe.wrapper, 'go.mod'), 'utf8');
  const fields = Object.entries(recipe).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([fields, goMod, sourceOf(recipe), platform, arch]))
    .digest('hex')
    .slice(0, 12);
}

/** A program of our own changes without its modules. */
function sourceOf({ isOwn, mainPackage }: Recipe): string {
  const folder = path.join(PROGRAMS, mainPackage);
  const files = isOwn ? readdirSync(folder).sort() : [];
  return files.map((file) => readFileSync(path.join(folder, file), 'utf8')).join('');
}
