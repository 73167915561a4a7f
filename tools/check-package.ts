import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');
const TEMPLATE = join(ROOT, 'node_modules/cdk8s-cli/templates/typescript-app');
const PEERS = ['cdk8s', 'cdk8s-plus-28', 'constructs'];
const RUNTIME = ['zod', 'ipaddr.js', 'yaml'];

/**
 * Packs the library and compiles a program against it with the untouched tsconfig of the default
 * cdk8s template, which has neither `skipLibCheck` nor `esModuleInterop`; then runs it.
 */
function main(): void {
  const project = mkdtempSync(join(tmpdir(), 'cdk8s-kubeadm-package-'));
  try {
    installPacked(project);
    complainOfLeaks(join(project, 'node_modules/cdk8s-kubeadm'));
    compileInTemplate(project);
    console.log('package: compiles in the default cdk8s template and runs');
    tryScaffold(project);
    console.log('package: a new project synthesizes, compiles, and its test passes');
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

function installPacked(project: string): void {
  const options = { cwd: ROOT, encoding: 'utf8' } as const;
  const output = execFileSync(
    'npm',
    ['pack', '--ignore-scripts', '--json', '--pack-destination', project],
    options,
  );
  const packed = JSON.parse(output) as unknown;
  const [first] = Array.isArray(packed) ? packed : Object.values(packed as object);
  const target = join(project, 'node_modules/cdk8s-kubeadm');
  mkdirSync(target, { recursive: true });
  execFileSync('tar', [
    '-xzf',
    join(project, (first as { filename: string }).filename),
    '-C',
    target,
    '--strip-components=1',
  ]);
  mkdirSync(join(project, 'node_modules/@types'), { recursive: true });
  for (const name of [
    ...PEERS,
    ...RUNTIME,
    '@types/node',
    'undici-types',
    'fast-json-patch',
    'follow-redirects',
    'minimatch',
  ]) {
    symlinkSync(join(ROOT, 'node_modules', name), join(project, 'node_modules', name));
  }
}

/** Private dependencies may not show in what users compile against. */
function complainOfLeaks(folder: string): void {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const leaks = files
    .filter((file) => file.endsWith('.d.ts'))
    .filter((file) =>
      /from ['"](zod|ipaddr\.js|yaml)/.test(readFileSync(join(folder, file), 'utf8')),
    );
  if (leaks.length > 0) throw new Error(`zod, ipaddr.js or yaml in ${leaks.join(', ')}`);
}

function compileInTemplate(project: string): void {
  cpSync(join(TEMPLATE, 'tsconfig.json'), join(project, 'tsconfig.json'));
  const program = readFileSync(join(ROOT, 'apps/lab/main.ts'), 'utf8');
  writeFileSync(join(project, 'main.ts'), program.replace(/'\.\.\/\.\.\/lib'/g, "'cdk8s-kubeadm'"));
  execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', project], {
    stdio: 'inherit',
  });
  execFileSync(process.execPath, ['main.js'], { cwd: project, stdio: 'inherit' });
}

/** What somebody does who has just installed the package; only the network is left out. */
function tryScaffold(project: string): void {
  const modules = join(project, 'node_modules');
  const cli = join(modules, 'cdk8s-kubeadm/build/cli.js');
  const folder = join(project, 'new');
  const run = (...argv: string[]) =>
    execFileSync(process.execPath, argv, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync(process.execPath, [cli, 'init', folder], { stdio: ['ignore', 'ignore', 'pipe'] });
  const { scripts, dependencies, devDependencies } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  linkMissing(modules, Object.keys({ ...dependencies, ...devDependencies }));
  run(cli, ...scripts.synth.split(' ').slice(1));
  run(join(ROOT, 'node_modules/typescript/bin/tsc'));
  run(...scripts.test.split(' ').slice(1));
}

function linkMissing(modules: string, names: readonly string[]): void {
  for (const name of names) {
    if (!existsSync(join(modules, name))) {
      symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
    }
  }
}

main();
