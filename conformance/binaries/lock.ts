import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { oneOf, runCommand } from '../command-line';
import {
  COMPONENT_NAMES,
  COMPONENTS,
  type Component,
  type ComponentName,
  programsOf,
} from './components';
import { type GoCall, MODULES, runGo } from './go';
import {
  componentRecipe,
  E2E_PROGRAMS,
  e2eRecipe,
  KUBERNETES_PROGRAMS,
  kubernetesRecipe,
  type Recipe,
} from './recipe';
import { E2E_MINOR, KUBERNETES_RELEASES, type KubernetesRelease } from './releases';

type Package = Pick<Recipe, 'mainPackage' | 'isTest' | 'tags' | 'usesCgo'>;

interface Wrapper extends Pick<GoCall, 'toolchain' | 'withoutChecksumDatabase'> {
  readonly name: string;
  readonly packages: readonly Package[];
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
  const { minor, toolchain } = release;
  const ofTests = minor === E2E_MINOR ? E2E_PROGRAMS.map(e2eRecipe) : [];
  return {
    name: `kubernetes-1.${minor}`,
    toolchain,
    ...trustOf(release),
    packages: [...KUBERNETES_PROGRAMS.map((name) => kubernetesRecipe(name, minor)), ...ofTests],
    goMod: () => kubernetesGoMod(release),
  };
}

function componentWrapper(name: ComponentName): Wrapper {
  const component: Component = COMPONENTS[name];
  const internals = component.internals?.packages ?? [];
  return {
    name,
    packages: [
      ...programsOf(name).map(componentRecipe),
      ...internals.map((mainPackage) => ({ mainPackage })),
    ],
    goMod: () => componentGoMod(name, component),
  };
}

function componentGoMod(name: string, component: Component) {
  const { goLine, modules, version, internals, replaces = {} } = component;
  return [
    `module ${internals?.modulePath ?? `conformance.invalid/${name}`}`,
    `go ${goLine}`,
    ...modules.map((module) => `require ${module} ${version}`),
    ...Object.entries(replaces).map(
      ([module, pinned]) => `replace ${module} => ${module} ${pinned}`,
    ),
    '',
  ].join('\n\n');
}

function lock(wrapper: Wrapper): void {
  const folder = path.join(MODULES, wrapper.name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'go.mod'), wrapper.goMod());
  for (const { mainPackage, isTest, tags = '', usesCgo } of wrapper.packages) {
    const flags = ['-mod=mod', '-deps', `-tags=${tags}`, ...(isTest ? ['-test'] : [])];
    runGo({ ...wrapper, usesCgo, cwd: folder, args: ['list', ...flags, mainPackage] });
  }
  console.log(`${wrapper.name}: locked`);
}

const wrappers = [
  ...KUBERNETES_RELEASES.map(kubernetesWrapper),
  ...COMPONENT_NAMES.map(componentWrapper),
];
const NAMES = wrappers.map(({ name }) => name);

const USE = `tsx conformance/binaries/lock.ts [FOLDER…]

Writes go.mod and go.sum of the wrapper modules, all of them without words.

folders: ${NAMES.join(', ')}`;

runCommand({ use: USE, options: {} }, ({ words }) => {
  const wanted = words.map((word) => oneOf(word, NAMES, 'folder of conformance/binaries/modules'));
  wrappers.filter(({ name }) => wanted.length === 0 || wanted.includes(name)).forEach(lock);
  return 0;
});
