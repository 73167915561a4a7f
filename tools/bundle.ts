import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type BuildOptions, build as buildAsync, buildSync, type Plugin } from 'esbuild';

/*
 * Start-up is mostly finding and compiling modules, so what is loaded together is one file
 * (docs/adr/0010):
 *
 *   build/cli.js             the command line itself, and `synth`
 *   build/bundles/check.js   everything that `check` and `explain` need: lib/check.ts
 *   build/bundles/library.js the library: lib/index.ts
 *
 * `build/check.js` and `build/lib/index.js` load the last two, with V8's cache where there is one.
 */
const SHARED: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'eof',
  logLevel: 'warning',
};

/** Loaded by the program anyway, or only when a scalar or a prop asks for it. */
const PACKAGES = ['cdk8s', 'cdk8s-plus-28', 'constructs', 'yaml', 'zod/v3'];

const CHECK = resolve('lib/check');

/** The command line finds lib/check.ts as a file beside it, loaded by the commands that need it. */
const checkIsBeside: Plugin = {
  name: 'check-is-beside',
  setup(builder) {
    builder.onResolve({ filter: /\/check$/ }, ({ resolveDir, path }) =>
      join(resolveDir, path) === CHECK ? { path: './check.js', external: true } : undefined,
    );
  },
};

function bundle(entry: string, outfile: string, more: BuildOptions = {}): void {
  buildSync({ ...SHARED, entryPoints: [entry], outfile, external: PACKAGES, ...more });
}

/** As a function, which `load-bundle` calls as Node calls a module: wrapping it there would copy all of it. */
const AS_FUNCTION: BuildOptions = {
  banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
  footer: { js: '})' },
};

/** One sign outside ASCII, in an expression say, and V8 keeps the whole text in two bytes a sign. */
function refuseWideText(file: string): void {
  const [sign] = /[^\0-\x7f]/.exec(readFileSync(file, 'utf8')) ?? [];
  if (sign) throw new Error(`${file} holds "${sign}": write it as an escape`);
}

const loader = (from: string, name: string): string =>
  `module.exports = require('${from}/load-bundle.js').loadBundle(require('node:path').join(__dirname, '${from}/bundles/${name}.js'));\n`;

async function main(): Promise<void> {
  bundle('tools/runtime/load-bundle.ts', 'build/load-bundle.js');
  bundle('lib/check.ts', 'build/bundles/check.js', { ...AS_FUNCTION, minifyIdentifiers: true });
  bundle('lib/index.ts', 'build/bundles/library.js', AS_FUNCTION);
  refuseWideText('build/bundles/check.js');
  refuseWideText('build/bundles/library.js');
  const cli = { entryPoints: ['lib/cli/main.ts'], outfile: 'build/cli.js' };
  await buildAsync({ ...SHARED, ...cli, plugins: [checkIsBeside] });
  writeFileSync('build/check.js', loader('.', 'check'));
  writeFileSync('build/lib/index.js', loader('..', 'library'));
  execFileSync(process.execPath, [require.resolve('tsx/cli'), 'tools/warm-bundles.ts'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

void main();
