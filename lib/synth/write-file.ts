import * as fs from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A file that cannot be replaced; the message is one line for people, the file is as it was. */
export class ReplaceRefused extends Error {}

/**
 * Puts a text in the place of a file's old one, all or nothing: a new file beside it, with the mode
 * and the owner of the old one, then a rename.
 */
export function replaceFile(path: string, before: string, after: string): void {
  const fresh = join(dirname(path), `.${basename(path)}.cdk8s-kubeadm-${process.pid}`);
  try {
    if (fs.readFileSync(path, 'utf8') !== before) throw new Error('it was changed meanwhile');
    const { mode, uid, gid } = fs.statSync(path);
    fs.writeFileSync(fresh, after, { flag: 'wx', mode, flush: true });
    fs.chmodSync(fresh, mode);
    const own = fs.statSync(fresh);
    if (own.uid !== uid || own.gid !== gid) fs.chownSync(fresh, uid, gid);
    fs.renameSync(fresh, path);
  } catch (error) {
    fs.rmSync(fresh, { force: true });
    throw new ReplaceRefused(`cannot write ${path}: ${(error as Error).message}`, { cause: error });
  }
}
