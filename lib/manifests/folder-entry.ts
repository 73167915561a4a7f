import { type Dirent, type Stats, statSync } from 'node:fs';

import { isKustomization } from '../model/kustomization';

/** Only these are read out of folders; a file that is named itself is read whatever it is called. */
const READABLE = /\.(ya?ml|json|conf|conflist|toml)$/;
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['node_modules', '.git']);

export const isWanted = ({ name }: Dirent): boolean =>
  !name.startsWith('.') && !SKIPPED_FOLDERS.has(name);

export const isReadable = (entry: Dirent): boolean =>
  READABLE.test(entry.name) || isKustomization(entry);

export const byName = (one: Dirent, other: Dirent): number => (one.name < other.name ? -1 : 1);

export const existsAsFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

export const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Reading one may never end. A pipe does, and shells hand them in. */
export const isDevice = (stats: Stats): boolean =>
  stats.isCharacterDevice() || stats.isBlockDevice() || stats.isSocket();
