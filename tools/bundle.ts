import { join, resolve } from 'node:path';
import { type BuildOptions, build as buildAsync, buildSync, type Plugin } from 'esbuild';

/*
 * Start-up is mostly finding and compiling modules, so what is loaded together is one file
 * (docs/adr/0010):
 *
 *   build/cli.js         the command line itself, and `synth`
 *   build/check.js       everything that `check` and `explain` need: lib/check.ts
 *   build/lib/index.js   the library: lib/index.ts, in place of the file tsc wrote
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

async function main(): Promise<void> {
  buildSync({
    ...SHARED,
    entryPoints: ['lib/check.ts'],
    outfile: 'build/check.js',
    minifyIdentifiers: true,
    external: PACKAGES,
  });
  buildSync({
    ...SHARED,
    entryPoints: ['lib/index.ts'],
    outfile: 'build/lib/index.js',
    external: PACKAGES,
  });
  await buildAsync({
    ...SHARED,
    entryPoints: ['lib/cli/main.ts'],
    outfile: 'build/cli.js',
    plugins: [checkIsBeside],
  });
}

void main();
