import {
  type Dirent,
  readdirSync,
  readFileSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';

import type { InputFile } from '../model/input-file';
import { MAX_FILE_BYTES, readText, tooLarge, withoutText } from './read-file';
import { fileIssue } from './read-issue';

/** What the command line hands in; nothing here reads the environment by itself. */
export interface InputSources {
  /** Names in findings are relative to it. */
  readonly cwd: string;
  readonly readStdin: () => Uint8Array;
  /** Called before each file: reading ten thousand takes a while. */
  readonly onFile?: () => void;
  /** Told the text of every file that could be read, and where it really lies. */
  readonly onText?: (name: string, path: string, text: string) => void;
}

export const STANDARD_INPUT = '-';

/** Only these are read out of folders; a file that is named itself is read whatever it is called. */
const READABLE = /\.(ya?ml|json|conf|conflist|toml)$/;
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** Reads files, folders and `-`, each file once; what cannot be read comes back as an issue. */
export function collectInputs(paths: readonly string[], sources: InputSources): InputFile[] {
  const collector = new Collector(sources);
  for (const path of paths) collector.add(path);
  return collector.files;
}

class Collector {
  readonly files: InputFile[] = [];
  private readonly seen = new Set<string>();

  constructor(private readonly sources: InputSources) {}

  add(path: string): void {
    if (path === STANDARD_INPUT) this.addStandardInput();
    else this.addPath(resolve(this.sources.cwd, path), []);
  }

  private addStandardInput(): void {
    if (!this.isNew(STANDARD_INPUT)) return;
    this.attempt(STANDARD_INPUT, 'stdin', () => {
      this.files.push(readText(STANDARD_INPUT, this.sources.readStdin(), 'stdin'));
    });
  }

  private isNew(key: string): boolean {
    const isNew = !this.seen.has(key);
    this.seen.add(key);
    return isNew;
  }

  /** `parents` are the real folders above: meeting one again is a loop of symbolic links. */
  private addPath(path: string, parents: readonly string[]): void {
    this.addReal(path, () => realpathSync(path), parents);
  }

  private addReal(path: string, findReal: () => string, parents: readonly string[]): void {
    const name = this.nameOf(path);
    this.attempt(name, 'file', () => {
      const real = findReal();
      const stats = statSync(real);
      if (parents.includes(real)) this.refuse(name, 'is a loop of symbolic links', 'loop');
      else if (!this.isNew(real)) return;
      else if (stats.isDirectory()) this.addFolder(path, [...parents, real]);
      else this.addFile(name, real, stats);
    });
  }

  private addFolder(path: string, parents: readonly string[]): void {
    const entries = readdirSync(path, { withFileTypes: true });
    for (const entry of entries.sort(byName)) {
      if (isWanted(entry)) this.addEntry(join(path, entry.name), entry, parents);
    }
  }

  /** What a symbolic link leads to decides, not its name alone. What is none is real where it lies. */
  private addEntry(path: string, entry: Dirent, parents: readonly string[]): void {
    const isLink = entry.isSymbolicLink();
    const isFolder = entry.isDirectory() || (isLink && isDirectory(path));
    const isFile = entry.isFile() || isLink;
    if (!isFolder && !(isFile && READABLE.test(entry.name))) return;
    if (isLink) this.addPath(path, parents);
    else this.addReal(path, () => join(parents.at(-1) ?? '', entry.name), parents);
  }

  private addFile(name: string, path: string, stats: Stats): void {
    this.sources.onFile?.();
    if (stats.isCharacterDevice() || stats.isBlockDevice() || stats.isSocket()) {
      this.refuse(name, 'is not a file', 'device');
    } else if (stats.size > MAX_FILE_BYTES) {
      this.files.push(withoutText(name, 'file', tooLarge(name, stats.size)));
    } else {
      const bytes = readFileSync(path);
      const file = readText(name, bytes);
      this.files.push(file);
      if (file.chunks.length > 0) this.sources.onText?.(name, path, bytes.toString('utf8'));
    }
  }

  private attempt(name: string, origin: 'file' | 'stdin', read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!isSystemError(error)) throw error;
      const issue = fileIssue('unreadable', name, error.message, { reason: error.code });
      this.files.push(withoutText(name, origin, issue));
    }
  }

  private refuse(name: string, detail: string, reason: string): void {
    this.files.push(withoutText(name, 'file', fileIssue('unreadable', name, detail, { reason })));
  }

  /** As short as possible, and the same on every system. */
  private nameOf(path: string): string {
    const inside = relative(this.sources.cwd, path);
    const isOutside = inside === '' || inside.startsWith('..') || isAbsolute(inside);
    return (isOutside ? path : inside).split(sep).join('/');
  }
}

const byName = (one: Dirent, other: Dirent): number => (one.name < other.name ? -1 : 1);

const isWanted = ({ name }: Dirent): boolean => !name.startsWith('.') && !SKIPPED_FOLDERS.has(name);

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException & { code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';
