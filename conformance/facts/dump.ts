import * as path from 'node:path';
import { runGo, withModules } from '../binaries/go';
import { kubernetesRecipe } from '../binaries/recipe';
import type { KubernetesRelease } from '../binaries/releases';

/** Field name → type or presence, by type name, as ./reflect prints it. */
export type TypeTable = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface Group {
  readonly kinds: readonly string[];
  readonly types: TypeTable;
  readonly presence: TypeTable;
}

export interface Dump {
  readonly minor: number;
  readonly groups: Readonly<Record<string, Group>>;
  readonly images: {
    readonly etcd: string;
    readonly etcdFor: Readonly<Record<string, string>>;
    readonly coredns: string;
    readonly pause: string;
  };
}

/** What the modules of one release say about their own kinds, by reflection. */
export function dumpRelease({ minor, toolchain }: KubernetesRelease): Dump {
  const { ldflags, wrapper } = kubernetesRecipe('kubeadm', minor);
  const flags = ['-trimpath', `-ldflags=${ldflags}`, `-tags=${tagsOf(minor)}`];
  const cwd = path.join(__dirname, 'reflect');
  const printed = withModules(wrapper, (modFlags) =>
    runGo({ cwd, args: ['run', ...modFlags, ...flags, '.'], toolchain }),
  );
  return { minor, ...(JSON.parse(printed) as Omit<Dump, 'minor'>) };
}

/** The versions that this minor's kubeadm reads without an experimental flag. */
function tagsOf(minor: number): string {
  return [minor <= 36 ? 'v1beta3' : [], minor >= 31 ? 'v1beta4' : []].flat().join(',');
}
