import { readFileSync } from 'node:fs';

import Module = require('node:module');

import { dirname } from 'node:path';
import { Script } from 'node:vm';

/*
 * Loads one bundle. Beside it may lie what V8 made of it at build time (`npm run build`), which saves
 * compiling it again; V8 itself refuses a cache of another version, and then nothing is lost.
 * The published package has no such cache: there Node's own is used, from 22.1 on.
 */

type Wrapper = (
  this: unknown,
  exports: unknown,
  require: NodeJS.Require,
  module: { exports: unknown },
  filename: string,
  dirname: string,
) => void;

export function loadBundle(filename: string): unknown {
  const script = compileBundle(filename);
  const module = { exports: {} };
  const require = Module.createRequire(filename);
  const run = script.runInThisContext() as Wrapper;
  run.call(module.exports, module.exports, require, module, filename, dirname(filename));
  return module.exports;
}

export function compileBundle(filename: string): Script {
  const source = readFileSync(filename, 'utf8');
  const cachedData = readCache(`${filename}.cache`);
  if (!cachedData) useNodesCache();
  return new Script(source, { filename, ...(cachedData ? { cachedData } : {}) });
}

function readCache(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

const useNodesCache = (): void =>
  (Module as { enableCompileCache?: () => void }).enableCompileCache?.();
