import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { runGo, withModules } from '../binaries/go';
import { kubernetesRecipe } from '../binaries/recipe';
import type { KubernetesRelease } from '../binaries/releases';
import type { ListedFlag } from './flag-types';

export const COMPONENTS = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet',
  'kube-proxy',
] as const;
export type Component = (typeof COMPONENTS)[number];

export interface ListedGate {
  readonly stage: string;
  readonly default: boolean;
  readonly locked?: boolean;
  readonly needs?: readonly string[];
}

/** What a component of one minor knows. */
export interface Listing {
  readonly flags: Readonly<Record<string, ListedFlag>>;
  readonly gates: Readonly<Record<string, ListedGate>> | null;
  /** Of its configuration file, where it has one. */
  readonly defaults: object | null;
}

/** Builds a program that lists what one component knows, and calls `use` with its path. */
export type ListingProgram = <T>(use: (program: string) => T) => T;

/** ./components against the modules of one release, with the Go and flags of the real one. */
export const kubernetesProgram =
  (release: KubernetesRelease, component: Component): ListingProgram =>
  (use) => {
    const { minor, toolchain, missingInChecksumDatabase } = release;
    const { ldflags, wrapper } = kubernetesRecipe('kubeadm', minor);
    const tags = [component.replaceAll('-', '_'), minor >= 35 ? 'gateneeds' : []].flat().join();
    return inFolder((folder) => {
      const program = path.join(folder, component);
      const flags = ['-trimpath', `-ldflags=${ldflags}`, `-tags=${tags}`, '-o', program];
      withModules(wrapper, (modFlags) => {
        keepStagingNames(modFlags, toolchain);
        runGo({
          cwd: LISTING_SOURCES,
          toolchain,
          withoutChecksumDatabase: missingInChecksumDatabase?.join(),
          args: ['build', ...modFlags, ...flags, '.'],
        });
      });
      return use(program);
    });
  };

const LISTING_SOURCES = path.join(__dirname, 'components');

/** Staging modules that ./components imports itself. */
const IMPORTED = ['apiserver', 'component-base', 'kube-proxy', 'kubelet'];

/**
 * Calls staging modules v0.0.0, as k8s.io/kubernetes does. Under their real version, which their
 * own go.mod files would bring in, nothing compiled for the real component could be used again.
 */
function keepStagingNames(modFlags: readonly string[], toolchain: string | undefined): void {
  const modFile = modFlags.join(' ').split('-modfile=')[1] ?? '';
  const pinned = readFileSync(modFile, 'utf8').matchAll(/^\s*(k8s\.io\/\S+) => \S+ (\S+)$/gm);
  const edits = [
    ...[...pinned].map(([, module, version]) => `-exclude=${module}@${version}`),
    ...IMPORTED.map((module) => `-require=k8s.io/${module}@v0.0.0`),
  ];
  runGo({ cwd: LISTING_SOURCES, toolchain, args: ['mod', 'edit', ...edits, modFile] });
}

/** The same for one etcd release; the checksum database vouches for its modules. */
export const etcdProgram =
  (version: string): ListingProgram =>
  (use) =>
    inFolder((folder) => {
      const program = path.join(folder, 'etcd');
      const modFile = path.join(folder, 'go.mod');
      const tags = version.startsWith('3.5.') ? 'etcd35' : '';
      writeFileSync(modFile, etcdGoMod(version));
      runGo({
        cwd: path.join(__dirname, 'etcd'),
        args: ['build', '-mod=mod', `-modfile=${modFile}`, `-tags=${tags}`, '-o', program, '.'],
      });
      return use(program);
    });

const etcdGoMod = (version: string): string =>
  `module conformance.invalid/etcd\n\ngo 1.23.0\n\nrequire go.etcd.io/etcd/server/v3 v${version}\n`;

function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'listing-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const listingOf = (program: ListingProgram): Listing =>
  program((binary) => JSON.parse(run(binary, [])) as Listing);

/** One letter a text for every flag: `y` where the flag takes it. */
export const answersOf = (program: ListingProgram, texts: readonly string[]) =>
  program((binary) => {
    const listing = JSON.parse(run(binary, [])) as Listing;
    const names = Object.keys(listing.flags);
    const tries = names.flatMap((name) => texts.map((text) => JSON.stringify([name, text])));
    const said = run(binary, ['set'], tries.join('\n')).trim().split('\n');
    const lettersFrom = (start: number) =>
      said.slice(start, start + texts.length).map((answer) => (answer === 'true' ? 'y' : 'n'));
    const answers = new Map(
      names.map((name, place) => [name, lettersFrom(place * texts.length).join('')]),
    );
    return { listing, answers };
  });

function run(binary: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync(binary, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${path.basename(binary)}: ${stderr.slice(-2000)}`);
  return stdout;
}
