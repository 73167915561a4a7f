import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from './write-swap';

/**
 * Makes a folder and those above it. Node's own `recursive` tries for ever where the parent exists and
 * answers ENOENT all the same, as /proc does.
 */
export function makeFolder(folder: string): void {
  const parent = dirname(folder);
  if (isFolder(folder) || parent === folder) return;
  makeFolder(parent);
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    // Another run may have been faster.
    if (codeOf(error) !== 'EEXIST' || !isFolder(folder)) throw error;
  }
}

const isFolder = (path: string): boolean =>
  fs.statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
