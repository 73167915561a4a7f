import { valueAt } from '../document';
import type { InputFile } from '../input-file';
import type { KubeadmDocument, KubeadmFile } from '../kubeadm-file';
import { at, type Located } from '../located';
import { asText } from '../type-meta';
import { isSurelyPatchName, type PatchName, parsePatchName, targetOf } from './patch-name';

/** A file in a folder of patches for kubeadm. */
export interface PatchFile {
  readonly input: InputFile;
  readonly fileName: string;
  readonly name: PatchName;
  /** Who names its folder; undefined where nobody does, so that nobody reads it. */
  readonly directory: Located<string> | undefined;
}

/**
 * The patches among the files of a cluster: what lies in a folder that a kubeadm file names, seen from
 * here by its last step, and what can be nothing else by its name.
 */
export function parsePatchFiles(
  inputs: readonly InputFile[],
  kubeadmFiles: readonly KubeadmFile[],
  minor: number,
): PatchFile[] {
  if (kubeadmFiles.length === 0) return [];
  const directories = kubeadmFiles.flatMap(directoriesIn);
  const read = new Set(kubeadmFiles.map((file) => file.input));
  const strangers = inputs.filter((input) => !read.has(input) && input.name !== '-');
  return strangers.flatMap((input) => {
    const [folder, fileName] = splitPath(input.name);
    const directory = directories.find(({ value }) => isSameFolder(value, folder));
    const isPatch =
      isSurelyPatchName(fileName) ||
      (directory !== undefined && isFolderOfPatches(folder, strangers, kubeadmFiles));
    return isPatch ? [{ input, fileName, name: parsePatchName(fileName, minor), directory }] : [];
  });
}

const FIELDS = [
  ['patches', 'directory'],
  ['apply', 'patches', 'directory'],
  ['node', 'patches', 'directory'],
];

const directoriesIn = ({ init, join, upgrade }: KubeadmFile): Located<string>[] =>
  [init, join, upgrade]
    .filter((document) => document !== undefined)
    .flatMap((document) => FIELDS.flatMap((path) => directoryAt(document, path)));

function directoryAt(
  { value, source }: KubeadmDocument,
  path: readonly string[],
): Located<string>[] {
  const text = asText(valueAt(value, path));
  return text ? [{ value: text, at: at(source, ...path), origin: 'given' }] : [];
}

/** The folder lies elsewhere on the node, but its name stays. */
export const isSameFolder = (directory: string, folder: string): boolean =>
  lastStep(directory) !== '' && lastStep(directory) === lastStep(folder);

const lastStep = (path: string): string => path.split('/').findLast((step) => step !== '') ?? '';

/** Others name folders of their own `patches`: it lies beside a kubeadm file, or holds a sure patch. */
function isFolderOfPatches(
  folder: string,
  inputs: readonly InputFile[],
  kubeadmFiles: readonly KubeadmFile[],
): boolean {
  const [parent] = splitPath(folder);
  return (
    kubeadmFiles.some(({ name }) => splitPath(name)[0] === parent) ||
    inputs.some(({ name }) => {
      const [where, fileName] = splitPath(name);
      return where === folder && targetOf(fileName) !== undefined;
    })
  );
}

export function splitPath(path: string): [folder: string, name: string] {
  const slash = path.lastIndexOf('/');
  return [path.slice(0, Math.max(slash, 0)), path.slice(slash + 1)];
}
