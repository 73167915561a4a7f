/** Writes go.mod and go.sum of the wrapper modules: `tsx conformance/binaries/lock.ts [folder…]`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { type GoCall, MODULES, runGo } from './go';
import {
  CNI_PROGRAMS,
  cniRecipe,
  etcdRecipe,
  KUBERNETES_PROGRAMS,
  kubernetesRecipe,
} from './recipe';
import { KUBERNETES_RELEASES, type KubernetesRelease } from './releases';

interface Wrapper extends Pick<GoCall, 'toolchain' | 'withoutChecksumDatabase'> {
  readonly name: string;
  readonly packages: readonly string[];
  readonly goMod: () => string;
}

function goModOf(module: string, how: Pick<GoCall, 'toolchain' | 'withoutChecksumDatabase'>) {
  const args = ['list', '-m', '-f', '{{.GoMod}}', module];
  return readFileSync(runGo({ cwd: MODULES, args, ...how }).trim(), 'utf8');
}

function trustOf({ missingInChecksumDatabase }: KubernetesRelease) {
  return { withoutChecksumDatabase: missingInChecksumDatabase?.join() };
}

/** Staging modules are those which k8s.io/kubernetes requires at v0.0.0; a dependency's own
 * replaces are ignored by Go, so each needs one here, unused ones too. */
function kubernetesGoMod(release: KubernetesRelease): string {
  const { version, minor, toolchain } = release;
  const how = { toolchain, ...trustOf(release) };
  const upstream = goModOf(`k8s.io/kubernetes@v${version}`, how);
  const goLine = /^go .*$/m.exec(upstream)?.[0] ?? 'go 1.22.0';
  const staging = [...upstream.matchAll(/(k8s\.io\/\S+) v0\.0\.0(?:\s|$)/g)].map((m) => m[1] ?? '');
  const replaced = [...new Set(staging)].sort();
  const pinned = version.replace(/^1\./, 'v0.');
  return [
    `module conformance.invalid/kubernetes-1.${minor}`,
    goLine,
    `require k8s.io/kubernetes v${version}`,
    `replace (\n${replaced.map((name) => `\t${name} => ${name} ${pinned}`).join('\n')}\n)`,
    '',
  ].join('\n\n');
}

function kubernetesWrapper(release: KubernetesRelease): Wrapper {
  const recipes = KUBERNETES_PROGRAMS.map((program) => kubernetesRecipe(program, release.minor));
  return {
    name: `kubernetes-1.${release.minor}`,
    toolchain: release.toolchain,
    ...trustOf(release),
    packages: recipes.map((recipe) => recipe.mainPackage),
    goMod: () => kubernetesGoMod(release),
  };
}

const CNI: Wrapper = {
  name: 'cni',
  packages: CNI_PROGRAMS.map((program) => cniRecipe(program).mainPackage),
  goMod: () =>
    [
      'module conformance.invalid/cni',
      'go 1.24.2',
      'require github.com/containernetworking/plugins v1.9.1',
      '',
    ].join('\n\n'),
};

const ETCD: Wrapper = {
  name: 'etcd',
  packages: [etcdRecipe().mainPackage],
  goMod: () =>
    [
      'module conformance.invalid/etcd',
      'go 1.24.0',
      'require go.etcd.io/etcd/server/v3 v3.6.8',
      '',
    ].join('\n\n'),
};

function lock(wrapper: Wrapper): void {
  const folder = path.join(MODULES, wrapper.name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'go.mod'), wrapper.goMod());
  const { packages, toolchain, withoutChecksumDatabase } = wrapper;
  const args = ['list', '-mod=mod', '-deps', ...packages];
  runGo({ cwd: folder, args, toolchain, withoutChecksumDatabase });
  console.log(`${wrapper.name}: locked`);
}

const wrappers = [...KUBERNETES_RELEASES.map(kubernetesWrapper), CNI, ETCD];
const wanted = process.argv.slice(2);
wrappers.filter(({ name }) => wanted.length === 0 || wanted.includes(name)).forEach(lock);
