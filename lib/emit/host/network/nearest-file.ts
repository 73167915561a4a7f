import type { NodeRequest } from '../node-requests';

interface Named {
  /** Path of a file. */
  readonly name: string;
}

/** Files by every folder that they lie below; `''` is the top. */
export type FilesByFolder<T extends Named> = ReadonlyMap<string, readonly T[]>;

export function indexByFolder<T extends Named>(files: readonly T[]): FilesByFolder<T> {
  const index = new Map<string, T[]>();
  for (const file of files) {
    for (const folder of foldersAbove(file.name)) {
      const list = index.get(folder);
      if (list) list.push(file);
      else index.set(folder, [file]);
    }
  }
  return index;
}

/**
 * The file that lies nearest to a node's own: below the deepest common folder, and of equally near
 * ones the one that has the node's name in its path.
 */
export function nearestTo<T extends Named>(
  { name, file }: NodeRequest,
  index: FilesByFolder<T>,
): T | undefined {
  const folder = foldersAbove(file).find((candidate) => index.has(candidate)) ?? '';
  const files = index.get(folder) ?? [];
  return files.find((candidate) => isNamedAfter(candidate, name)) ?? files[0];
}

const isNamedAfter = (file: Named, node: string | undefined): boolean =>
  node !== undefined && file.name.split(/[/._-]/).includes(node);

/** `nodes/cp1`, `nodes`, and the top. */
function foldersAbove(path: string): string[] {
  const steps = path.split('/').slice(0, -1);
  return Array.from({ length: steps.length + 1 }, (_, up) =>
    steps.slice(0, steps.length - up).join('/'),
  );
}
