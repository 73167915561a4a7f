/** The list of what a run wrote, kept in the output folder: only files on it are ever replaced or removed. */
export const LIST_FILE = '.cdk8s-kubeadm.json';

/** Why a path cannot be written, or undefined when it can. */
export function whyNotWritable(path: string): string | undefined {
  if (path === '') return 'is empty';
  if (/[\0\\]/.test(path)) return 'holds a backslash or a NUL';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'is absolute';
  const steps = path.split('/');
  if (steps.includes('..')) return 'leaves the output folder';
  if (steps.includes('') || steps.includes('.')) return 'has an empty step';
  return path === LIST_FILE ? 'is the list of written files' : undefined;
}

/** Two files that cannot both exist: the same path twice, or a file where the other needs a folder. */
export interface Clash {
  /** Positions in the list that was given, the later one second. */
  readonly first: number;
  readonly second: number;
}

export function findClashes(paths: readonly string[]): Clash[] {
  const seen = new Map<string, number>();
  const folders = new Map<string, number>();
  const clashes: Clash[] = [];
  paths.forEach((path, second) => {
    const parents = listFolders(path);
    const taken = [path, ...parents].map((each) => seen.get(each)).find((at) => at !== undefined);
    const first = taken ?? folders.get(path);
    if (first !== undefined) clashes.push({ first, second });
    if (!seen.has(path)) seen.set(path, second);
    for (const folder of parents) if (!folders.has(folder)) folders.set(folder, second);
  });
  return clashes;
}

/** `a/b/c` stands in `a/b` and in `a`. */
function listFolders(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
    folders.push(path.slice(0, at));
  }
  return folders;
}
