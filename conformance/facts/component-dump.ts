import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

/** Builds ./components against the modules of one release, with the Go and flags of the real one. */
export function listComponent(release: KubernetesRelease, component: Component): Listing {
  const { minor, toolchain, missingInChecksumDatabase } = release;
  const { ldflags, wrapper } = kubernetesRecipe('kubeadm', minor);
  const tags = [component.replaceAll('-', '_'), minor >= 35 ? 'gateneeds' : []].flat().join();
  const printed = withModules(wrapper, (modFlags) =>
    runGo({
      cwd: path.join(__dirname, 'components'),
      toolchain,
      withoutChecksumDatabase: missingInChecksumDatabase?.join(),
      args: ['run', ...modFlags, '-trimpath', `-ldflags=${ldflags}`, `-tags=${tags}`, '.'],
    }),
  );
  return JSON.parse(printed) as Listing;
}

/** The same for one etcd release; the checksum database vouches for its modules. */
export function listEtcd(version: string): Listing {
  const folder = mkdtempSync(path.join(tmpdir(), 'etcd-'));
  const modFile = path.join(folder, 'go.mod');
  try {
    writeFileSync(modFile, etcdGoMod(version));
    const printed = runGo({
      cwd: path.join(__dirname, 'etcd'),
      args: [
        'run',
        '-mod=mod',
        `-modfile=${modFile}`,
        '-trimpath',
        version.startsWith('3.5.') ? '-tags=etcd35' : '-tags=',
        '.',
      ],
    });
    return JSON.parse(printed) as Listing;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const etcdGoMod = (version: string): string =>
  `module conformance.invalid/etcd\n\ngo 1.23.0\n\nrequire go.etcd.io/etcd/server/v3 v${version}\n`;
