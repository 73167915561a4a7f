import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';

import {
  CHART_FILE,
  holdsActions,
  isChartFile,
  isChartValues,
  isSourceFolder,
} from '../model/helm-chart';
import type { InputFile } from '../model/input-file';
import { byName, existsAsFile, isDevice, isFolder, isReadable, isWanted } from './folder-entry';
import { passOver } from './pass-over';
import { readBytes } from './read-bytes';
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

/**
 * Reads files, folders and `-`, each file once; what cannot be read comes back as an issue. What Helm
 * or kustomize has to render first is passed over in folders.
 */
export function collectInputs(paths: readonly string[], sources: InputSources): InputFile[] {
  const collector = new Collector(sources);
  for (const path of paths) collector.add(path);
  return passOver(collector.files, collector.found);
}

/** Where in the folders a path was met. */
interface Above {
  /** The real folders above: meeting one again is a loop of symbolic links. None: the path was named itself. */
  readonly folders: readonly string[];
  /** Real path of the Chart.yaml whose templates these are. */
  readonly chart?: string | undefined;
}

class Collector {
  readonly files: InputFile[] = [];
  readonly found = { files: new Map<string, InputFile>(), templates: new Map<string, number>() };
  private readonly seen = new Set<string>();

  constructor(private readonly sources: InputSources) {}

  add(path: string): void {
    if (path === STANDARD_INPUT) this.addStandardInput();
    else this.addPath(resolve(this.sources.cwd, path), { folders: [] });
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

  /** A path that was named, or a symbolic link: what it leads to decides. */
  private addPath(path: string, above: Above): void {
    const name = this.nameOf(path);
    this.attempt(name, 'file', () => {
      const real = realpathSync(path);
      const stats = statSync(real);
      if (above.folders.includes(real)) this.refuse(name, 'is a loop of symbolic links', 'loop');
      else if (stats.isDirectory()) this.addFolder(path, real, above);
      else if (isDevice(stats)) this.refuse(name, 'is not a file', 'device');
      else this.addFile(name, real, above);
    });
  }

  private addFolder(path: string, real: string, above: Above): void {
    if (!this.isNew(real)) return;
    const entries = readdirSync(path, { withFileTypes: true }).filter(isWanted).sort(byName);
    const chart = entries.some(({ name }) => name === CHART_FILE) && join(real, CHART_FILE);
    const folders = [...above.folders, real];
    const around = above.folders.length > 0 ? above.chart : this.addChartAround(real);
    for (const entry of entries) {
      if (chart && isChartValues(entry.name)) continue;
      const isSource = chart && isSourceFolder(entry.name);
      this.addEntry(join(path, entry.name), entry, { folders, chart: isSource ? chart : around });
    }
  }

  /** A folder that was named may itself lie in a chart, which then gets the note. */
  private addChartAround(folder: string): string | undefined {
    const parent = dirname(folder);
    if (parent === folder) return undefined;
    const chart = join(parent, CHART_FILE);
    if (!isSourceFolder(basename(folder)) || !existsAsFile(chart))
      return this.addChartAround(parent);
    this.addPath(chart, { folders: [parent] });
    return chart;
  }

  /** What is no symbolic link is real where it lies, and need not be looked at again. */
  private addEntry(path: string, entry: Dirent, above: Above): void {
    if (entry.isSymbolicLink()) {
      if (isReadable(entry) || isFolder(path)) this.addPath(path, above);
      return;
    }
    const isFile = entry.isFile() && isReadable(entry);
    if (!isFile && !entry.isDirectory()) return;
    const name = this.nameOf(path);
    const real = join(above.folders.at(-1) ?? '', entry.name);
    this.attempt(name, 'file', () => {
      if (isFile) this.addFile(name, real, above);
      else this.addFolder(path, real, above);
    });
  }

  private addFile(name: string, path: string, { folders, chart }: Above): void {
    if (!this.isNew(path)) return;
    this.sources.onFile?.();
    const bytes = readBytes(path, MAX_FILE_BYTES);
    if (bytes === undefined) {
      this.files.push(withoutText(name, 'file', tooLarge(name, statSync(path).size)));
      return;
    }
    if (chart !== undefined && holdsActions(bytes)) {
      this.found.templates.set(chart, (this.found.templates.get(chart) ?? 0) + 1);
      return;
    }
    const file = readText(name, bytes);
    this.files.push(file);
    if (folders.length > 0 || isChartFile(file)) this.found.files.set(path, file);
    if (file.chunks.length > 0) this.sources.onText?.(name, path, bytes.toString('utf8'));
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
    const { cwd } = this.sources;
    const isInside = path.startsWith(cwd) && path.charAt(cwd.length) === sep;
    return (isInside ? path.slice(cwd.length + 1) : path).split(sep).join('/');
  }
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException & { code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';
