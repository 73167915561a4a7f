import * as fs from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { codeOf, type Purpose, prefixOf } from './write-swap';

/** A folder that a killed run left beside the output folder. */
interface Leftover {
  readonly folder: string;
  readonly purpose: Purpose;
}

/**
 * Undoes what killed runs left beside the output folder: the last good output goes back in place
 * when it was away, everything else is removed. Folders of runs that are still alive stay.
 */
export function recoverTree(target: string): void {
  const leftovers = listLeftovers(resolve(target));
  for (const { folder, purpose } of leftovers) {
    if (purpose === 'old' && !fs.existsSync(target)) fs.renameSync(folder, target);
    else fs.rmSync(folder, { recursive: true, force: true });
  }
}

function listLeftovers(target: string): Leftover[] {
  const parent = dirname(target);
  const prefix = prefixOf(target);
  const names = readFolder(parent).filter((name) => name.startsWith(prefix));
  return names.flatMap((name) => {
    const match = /^(new|old|gone)-(\d+)$/.exec(name.slice(prefix.length));
    if (match === null || isAlive(Number(match[2]))) return [];
    return [{ folder: join(parent, name), purpose: match[1] as Purpose }];
  });
}

function readFolder(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Our own number on a folder means that a dead process had it before us. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
