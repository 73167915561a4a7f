import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import * as path from 'node:path';
import { MODULES, runGo, withModules } from './go';
import type { Recipe } from './recipe';

const PROGRAMS = path.join(__dirname, 'programs');

/** Where built programs live; CONFORMANCE_CACHE moves it, for instance to a CI cache. */
export const CACHE =
  process.env.CONFORMANCE_CACHE ?? path.resolve(__dirname, '../../.cache/conformance');

/** The built program's path, in the cache; two builders at once do no harm to each other. */
export function build(recipe: Recipe): string {
  const target = cachedPath(recipe);
  if (existsSync(target)) return target;
  const unfinished = `${target}.${process.pid}`;
  mkdirSync(path.dirname(target), { recursive: true });
  compile(recipe, unfinished);
  renameSync(unfinished, target);
  return target;
}

export function isBuilt(recipe: Recipe): boolean {
  return existsSync(cachedPath(recipe));
}

function compile({ wrapper, mainPackage, ldflags, toolchain, isOwn }: Recipe, output: string) {
  const flags = ['-buildvcs=false', '-trimpath', `-ldflags=${ldflags}`, '-o', output, mainPackage];
  const run = (cwd: string, modFlags: readonly string[]) =>
    runGo({ cwd, args: ['build', ...modFlags, ...flags], toolchain });
  if (isOwn) withModules(wrapper, (modFlags) => run(PROGRAMS, modFlags));
  else run(path.join(MODULES, wrapper), ['-mod=readonly']);
}

function cachedPath(recipe: Recipe): string {
  return path.join(CACHE, 'bin', `${recipe.version}-${keyOf(recipe)}`, recipe.program);
}

/** Recipe and locked modules decide the program; a changed one is built anew. */
function keyOf(recipe: Recipe): string {
  const goMod = readFileSync(path.join(MODULES, recipe.wrapper, 'go.mod'), 'utf8');
  return createHash('sha256')
    .update(JSON.stringify([recipe, goMod]))
    .digest('hex')
    .slice(0, 12);
}
