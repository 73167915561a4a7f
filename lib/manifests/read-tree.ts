import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

/** The files of a folder, or one file, as they are. */
export interface TextTree {
  readonly isFolder: boolean;
  /** By their path below the folder; a file alone by its name. */
  readonly files: ReadonlyMap<string, TreeFile>;
}

export interface TreeFile {
  /** What is no text has a character for each byte. */
  readonly content: string;
  readonly isText: boolean;
}

const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['node_modules', '.git']);
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads whatever is there, YAML or not; links to folders are not followed. Throws what the system throws. */
export function readTree(path: string, cwd: string): TextTree {
  const root = resolve(cwd, path);
  const stats = statSync(root);
  if (stats.isFile())
    return { isFolder: false, files: new Map([[basename(root), readFile(root)]]) };
  if (!stats.isDirectory()) throw new RangeError('is neither a file nor a folder');
  const files = new Map<string, TreeFile>();
  addFolder(root, '', files);
  return { isFolder: true, files };
}

function addFolder(root: string, below: string, files: Map<string, TreeFile>): void {
  for (const entry of readdirSync(join(root, below), { withFileTypes: true }).sort(byName)) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) addFolder(root, path, files);
    } else if (entry.isFile()) files.set(path, readFile(join(root, path)));
  }
}

function readFile(file: string): TreeFile {
  const bytes = readFileSync(file);
  const text = bytes.includes(0) ? undefined : decode(bytes);
  return { content: text ?? bytes.toString('latin1'), isText: text !== undefined };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}

const byName = (one: Dirent, other: Dirent): number => (one.name < other.name ? -1 : 1);
