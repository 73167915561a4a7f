import * as fs from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** What the three folders beside the output folder are for. */
export type Purpose = 'new' | 'old' | 'gone';

/** The folders one run uses beside the output folder: same file system, so that a rename is enough. */
export interface Beside {
  readonly fresh: string;
  readonly old: string;
  readonly gone: string;
}

/** `.dist.cdk8s-kubeadm-`, then the purpose and the number of the process. */
export const prefixOf = (target: string): string => `.${basename(resolve(target))}.cdk8s-kubeadm-`;

export function besideOf(target: string): Beside {
  const name = (purpose: Purpose) =>
    join(dirname(resolve(target)), `${prefixOf(target)}${purpose}-${process.pid}`);
  return { fresh: name('new'), old: name('old'), gone: name('gone') };
}

const LONGEST_RACE = 10;

/** Another run may put its own folder back in place between our two renames: then once more. */
export function swapIn(target: string, beside: Beside): void {
  for (let attempt = 1; ; attempt++) {
    moveAway(target, beside);
    try {
      fs.renameSync(beside.fresh, target);
      break;
    } catch (error) {
      if (attempt === LONGEST_RACE || !isOccupied(error)) throw putBack(target, beside, error);
      discardOld(beside);
    }
  }
  discardOld(beside);
}

/** An empty folder is replaced by the rename itself. */
function moveAway(target: string, { old }: Beside): void {
  try {
    if (fs.readdirSync(target).length > 0) fs.renameSync(target, old);
    else if (process.platform === 'win32') fs.rmdirSync(target);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

function putBack(target: string, { old }: Beside, error: unknown): unknown {
  if (fs.existsSync(old) && !fs.existsSync(target)) fs.renameSync(old, target);
  return error;
}

/** Renamed first: a half-removed folder must never look like the last good output. */
function discardOld({ old, gone }: Beside): void {
  if (!fs.existsSync(old)) return;
  fs.rmSync(gone, { recursive: true, force: true });
  fs.renameSync(old, gone);
  fs.rmSync(gone, { recursive: true, force: true });
}

const isOccupied = (error: unknown): boolean =>
  ['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(codeOf(error) ?? '');

export const codeOf = (error: unknown): string | undefined =>
  (error as NodeJS.ErrnoException | null)?.code;
