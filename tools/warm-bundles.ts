import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';

import Module = require('node:module');

import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { compileBundle } from './runtime/load-bundle';

/**
 * Uses each bundle once, on the lab, and keeps what V8 compiled on the way. It only saves time:
 * another version of Node refuses the cache and compiles as usual.
 */
function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-kubeadm-warm-'));
  try {
    process.env.CDK8S_OUTDIR = join(folder, 'dist');
    warm('build/bundles/library.js', 'build/lib/index.js', () =>
      require(resolve('build/apps/lab/main.js')),
    );
    warm('build/bundles/check.js', 'build/check.js', (check) => checkLab(check as Check, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Check = typeof import('../lib/check');

function checkLab(check: Check, folder: string): void {
  const io = { cwd: folder, readStdin: () => Buffer.alloc(0), now: () => 0 };
  const { findings, summary } = check.checkPaths(['dist'], { io });
  check.renderText(findings, summary);
  check.renderJson(findings, summary);
}

/** The bundle is put where its loader would be found, so that the program uses this very script. */
function warm(bundle: string, loader: string, use: (exports: unknown) => void): void {
  const filename = resolve(bundle);
  const script = compileBundle(filename);
  const module = new Module(resolve(loader));
  module.loaded = true;
  const run = script.runInThisContext();
  run.call(
    module.exports,
    module.exports,
    Module.createRequire(filename),
    module,
    filename,
    dirname(filename),
  );
  require.cache[resolve(loader)] = module;
  use(module.exports);
  writeFileSync(`${filename}.cache`, script.createCachedData());
}

main();
