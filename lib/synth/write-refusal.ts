import * as fs from 'node:fs';
import { join, relative, sep } from 'node:path';
import { LIST_FILE } from './output-path';
import { codeOf } from './write-swap';

/** Throws when the folder holds anything that no run of ours wrote: it would be lost. */
export function refuseForeignFiles(target: string, refuse: (reason: string) => Error): void {
  const files = listFiles(target, refuse);
  const ours = readList(join(target, LIST_FILE));
  const foreign = files.filter((file) => file !== LIST_FILE && !ours.has(file)).sort();
  if (foreign.length === 0) return;
  const more = foreign.length > 3 ? `, … (${foreign.length} files)` : '';
  throw refuse(
    `it holds files that cdk8s-kubeadm did not write (${foreign.slice(0, 3).join(', ')}${more}); move them, or choose another outdir`,
  );
}

function listFiles(target: string, refuse: (reason: string) => Error): string[] {
  try {
    return fs
      .readdirSync(target, { withFileTypes: true, recursive: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(target, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    if (codeOf(error) === 'ENOTDIR') throw refuse('it is not a folder');
    throw refuse((error as Error).message);
  }
}

/** No list, or one that nobody can read: then nothing in the folder is ours. */
function readList(file: string): Set<string> {
  try {
    const list = JSON.parse(fs.readFileSync(file, 'utf8')) as { files?: unknown };
    return new Set(Array.isArray(list.files) ? list.files.map(String) : []);
  } catch {
    return new Set();
  }
}
