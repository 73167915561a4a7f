import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import * as path from 'node:path';
import { runGo } from './go';
import type { Recipe } from './recipe';

export const MODULES = path.join(__dirname, 'modules');

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

function compile({ wrapper, mainPackage, ldflags, toolchain }: Recipe, output: string): void {
  const flags = ['-mod=readonly', '-buildvcs=false', '-trimpath', `-ldflags=${ldflags}`];
  const args = ['build', ...flags, '-o', output, mainPackage];
  runGo({ cwd: path.join(MODULES, wrapper), args, toolchain });
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
