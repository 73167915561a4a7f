import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');
const JSII = join(ROOT, 'node_modules/jsii/bin/jsii');

/** Compiles the public API under jsii: what it refuses could never reach Python, Java, Go or .NET. */
function main(): void {
  const project = mkdtempSync(join(tmpdir(), 'cdk8s-kubeadm-jsii-'));
  try {
    prepare(project);
    const { status } = spawnSync(process.execPath, [JSII, '--silence-warnings', 'reserved-word'], {
      cwd: project,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '1' },
    });
    if (status === 0) console.log('jsii: the public API compiles');
    process.exitCode = status ?? 1;
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

function prepare(project: string): void {
  cpSync(join(ROOT, 'lib'), join(project, 'lib'), { recursive: true });
  cpSync(join(ROOT, 'README.md'), join(project, 'README.md'));
  cpSync(join(ROOT, 'LICENSE'), join(project, 'LICENSE'));
  symlinkSync(join(ROOT, 'node_modules'), join(project, 'node_modules'));
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const jsii = {
    name: manifest.name,
    version: manifest.version,
    description: manifest.description,
    license: manifest.license,
    author: manifest.author,
    repository: manifest.repository,
    main: 'lib/index.js',
    types: 'lib/index.d.ts',
    stability: 'experimental',
    dependencies: manifest.dependencies,
    bundledDependencies: Object.keys(manifest.dependencies),
    peerDependencies: manifest.peerDependencies,
    devDependencies: Object.fromEntries(
      Object.entries<string>(manifest.peerDependencies).map(([name, range]) => [
        name,
        range.replace('^', ''),
      ]),
    ),
    jsii: { targets: {}, outdir: 'out', tsc: { outDir: 'out', rootDir: '.' } },
  };
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({ ...jsii, main: 'out/lib/index.js', types: 'out/lib/index.d.ts' }),
  );
}

main();
