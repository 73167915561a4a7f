import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import type { Artifact } from '../emit/artifact';
import { findClashes, LIST_FILE, whyNotWritable } from './output-path';
import { makeFolder } from './write-folder';
import { recoverTree } from './write-recovery';
import { refuseForeignFiles } from './write-refusal';
import { type Beside, besideOf, swapIn } from './write-swap';

/** The output cannot be written; the message is one line for people, nothing was changed. */
export class WriteRefused extends Error {}

/**
 * Writes the whole output folder, all or nothing: the only place in this library that changes the disk.
 *
 *     1  tidy up after killed runs                 dist = last good (put back if it was away)
 *     2  write everything to .dist…new             dist = last good
 *     3  rename dist → .dist…old                   dist is away; kill -9 here: step 1 of the next run puts it back
 *     4  rename .dist…new → dist                   dist = new
 *     5  rename .dist…old → .dist…gone, remove it  dist = new
 *
 * Where dist is missing or empty, step 4 alone is the swap, and atomic. Between 3 and 4 lie two system
 * calls; Node has no call that exchanges two folders at once. Files of former runs that are not
 * written again disappear with step 4. Files that no run of ours wrote stop everything before step 2.
 */
export function writeTree(folder: string, artifacts: readonly Artifact[]): void {
  const target = resolveLink(folder);
  refuseBadPaths(artifacts);
  recoverTree(target);
  refuseForeignFiles(target, (reason) => new WriteRefused(`cannot write ${folder}: ${reason}`));
  const beside = besideOf(target);
  try {
    fillFolder(beside.fresh, artifacts);
    swapIn(target, beside);
  } catch (error) {
    removeTree(beside);
    throw new WriteRefused(`cannot write ${folder}: ${(error as Error).message}`, { cause: error });
  }
}

function refuseBadPaths(artifacts: readonly Artifact[]): void {
  for (const { path } of artifacts) {
    const reason = whyNotWritable(path);
    if (reason !== undefined)
      throw new WriteRefused(`cannot write ${JSON.stringify(path)}: it ${reason}`);
  }
  const [clash] = findClashes(artifacts.map(({ path }) => path));
  if (clash === undefined) return;
  const [first, second] = [artifacts[clash.first]?.path, artifacts[clash.second]?.path];
  throw new WriteRefused(`cannot write both ${first} and ${second}`);
}

/** A link as output folder stays a link; what it points to is replaced. */
function resolveLink(folder: string): string {
  try {
    return fs.realpathSync(folder);
  } catch {
    return folder;
  }
}

function fillFolder(folder: string, artifacts: readonly Artifact[]): void {
  makeFolder(folder);
  const made = new Set([folder]);
  for (const artifact of artifacts) {
    const file = join(folder, artifact.path);
    makeOnce(dirname(file), made);
    writeFile(file, artifact);
  }
  writeFile(join(folder, LIST_FILE), { path: LIST_FILE, content: renderList(artifacts) });
}

function makeOnce(folder: string, made: Set<string>): void {
  if (made.has(folder)) return;
  makeFolder(folder);
  made.add(folder);
}

/** The mode is given at creation, so that a secret is at no moment readable; then once more past the umask. */
function writeFile(file: string, { content, mode }: Artifact): void {
  fs.writeFileSync(file, content, mode === undefined ? {} : { mode });
  if (mode !== undefined) fs.chmodSync(file, mode);
}

function renderList(artifacts: readonly Artifact[]): string {
  const files = artifacts.map(({ path }) => path).sort();
  return `${JSON.stringify({ writtenBy: 'cdk8s-kubeadm', schemaVersion: 1, files }, null, 1)}\n`;
}

function removeTree({ fresh }: Beside): void {
  fs.rmSync(fresh, { recursive: true, force: true });
}
