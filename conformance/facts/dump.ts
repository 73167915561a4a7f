import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { MODULES } from '../binaries/cache';
import { runGo } from '../binaries/go';
import { kubernetesRecipe } from '../binaries/recipe';
import type { KubernetesRelease } from '../binaries/releases';

/** Field name → type, by type name, as ./reflect prints it. */
export type TypeTable = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface Dump {
  readonly minor: number;
  readonly groups: Readonly<Record<string, { kinds: readonly string[]; types: TypeTable }>>;
  readonly images: {
    readonly etcd: string;
    readonly etcdFor: Readonly<Record<string, string>>;
    readonly coredns: string;
    readonly pause: string;
  };
}

/** What the modules of one release say about their own kinds, by reflection. */
export function dumpRelease(release: KubernetesRelease): Dump {
  const folder = mkdtempSync(path.join(tmpdir(), 'facts-'));
  try {
    cpSync(path.join(MODULES, `kubernetes-1.${release.minor}`), folder, { recursive: true });
    return { minor: release.minor, ...reflect(release, path.join(folder, 'go.mod')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** -mod=mod: the program requires some modules directly which the wrapper only requires through
 * Kubernetes. The copy of go.sum still decides what they contain. */
function reflect({ minor, toolchain }: KubernetesRelease, goMod: string): Omit<Dump, 'minor'> {
  const { ldflags } = kubernetesRecipe('kubeadm', minor);
  const where = ['-mod=mod', `-modfile=${goMod}`];
  const flags = [...where, '-trimpath', `-ldflags=${ldflags}`, `-tags=${tagsOf(minor)}`];
  const cwd = path.join(__dirname, 'reflect');
  return JSON.parse(runGo({ cwd, args: ['run', ...flags, '.'], toolchain })) as Dump;
}

/** The versions that this minor's kubeadm reads without an experimental flag. */
function tagsOf(minor: number): string {
  return [minor <= 36 ? 'v1beta3' : [], minor >= 31 ? 'v1beta4' : []].flat().join(',');
}
