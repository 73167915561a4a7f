import type { InputFile } from './input-file';

/** Finds the group of a file: of the same scope, else with a definition in the nearest folder. */
export class NearestCluster {
  private readonly byScope = new Map<string, InputFile[]>();
  private readonly byFolder = new Map<string, InputFile[]>();

  /** Every group holds the files that define its cluster. */
  constructor(groups: readonly InputFile[][]) {
    for (const group of groups) {
      for (const { name, scope } of group) {
        if (scope !== undefined) setOnce(this.byScope, scope, group);
        for (const folder of foldersAbove(name)) setOnce(this.byFolder, folder, group);
      }
    }
  }

  of({ name, scope }: InputFile): InputFile[] {
    const known = scope === undefined ? undefined : this.byScope.get(scope);
    const group = known ?? this.nearestTo(name);
    // Files of a program's cluster that has no definition stay together.
    if (scope !== undefined) setOnce(this.byScope, scope, group);
    return group;
  }

  private nearestTo(name: string): InputFile[] {
    for (const folder of foldersAbove(name)) {
      const group = this.byFolder.get(folder);
      if (group) return group;
    }
    return [];
  }
}

/** Of several clusters in one folder the first is meant. */
function setOnce<V>(map: Map<string, V>, key: string, value: V): void {
  if (!map.has(key)) map.set(key, value);
}

/** `a/b/`, `a/` and nothing for `a/b/c.yaml`. */
function foldersAbove(name: string): string[] {
  const folders = name.split('/').slice(0, -1);
  const paths = folders.map((_, index) => `${folders.slice(0, index + 1).join('/')}/`);
  return ['', ...paths].reverse();
}
