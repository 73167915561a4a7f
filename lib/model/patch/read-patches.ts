import type { Json, Source } from '../document';
import type { Chunk } from '../input-file';
import { lineOf } from '../issue-site';
import type { At } from '../located';
import { type PatchFile, splitPath } from './patch-file';
import type { PatchTarget, PatchType } from './patch-name';

/** One patch: kubeadm applies each document of a file by itself. */
export interface Patch {
  readonly file: PatchFile;
  readonly target: PatchTarget;
  readonly type: PatchType;
  readonly value: Json;
  /** The place of something below the patch. */
  at(path: readonly (string | number)[]): At;
}

export const patchesIn = (files: readonly PatchFile[]): Patch[] =>
  files.flatMap((file) => {
    const { name, input } = file;
    if (name.is !== 'patch') return [];
    const { target, type } = name;
    return input.chunks.flatMap((chunk) => {
      const read = readChunk(chunk, input.name);
      return read ? [{ file, target, type, ...read }] : [];
    });
  });

/** Those of its target that kubeadm applies after it: by the names of the files of their folder. */
export const patchesAfter = (patch: Patch, patches: readonly Patch[]): Patch[] =>
  patches
    .filter(
      (other) => other.target === patch.target && folderOf(other.file) === folderOf(patch.file),
    )
    .toSorted((a, b) => byName(a.file, b.file))
    .filter((_, index, own) => index > own.indexOf(patch));

const byName = (a: PatchFile, b: PatchFile): number =>
  a === b ? 0 : a.fileName < b.fileName ? -1 : 1;

const folderOf = ({ input }: PatchFile): string => splitPath(input.name)[0];

/** Comments alone are the patch `null`. */
function readChunk(
  { document, isBlank, firstLine }: Chunk,
  fileName: string,
): Pick<Patch, 'value' | 'at'> | undefined {
  if (document) {
    const source: Source = document.source;
    return { value: document.value, at: (path) => ({ source, path }) };
  }
  return isBlank ? { value: null, at: () => lineOf(fileName, firstLine) } : undefined;
}
