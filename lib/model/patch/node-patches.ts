import { valueAt } from '../document';
import type { KubeadmFile } from '../kubeadm-file';
import type { NodePlan } from '../node-plan';
import { asText } from '../type-meta';
import { isSameFolder, type PatchFile, splitPath } from './patch-file';

/**
 * The patches that kubeadm finds on one node, in the order in which it takes them. The folder that the
 * node names is the one below the folder of its kubeadm file, else one beside that folder or above it.
 */
export function patchFilesFor(
  { document }: NodePlan,
  kubeadmFiles: readonly KubeadmFile[],
  patchFiles: readonly PatchFile[],
): PatchFile[] {
  const directory = asText(valueAt(document.value, ['patches', 'directory']));
  const file = kubeadmFiles.find(({ init, join }) => init === document || join === document);
  if (!directory || !file) return [];
  const [home] = splitPath(file.name);
  const named = patchFiles.filter(({ input }) => isSameFolder(directory, splitPath(input.name)[0]));
  const own = named.filter(({ input }) => isBelow(input.name, home));
  const found = own.length > 0 ? own : named.filter(({ input }) => isBelow(home, shelfOf(input)));
  return found.toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1));
}

/** The folder that the folder of a patch lies in. */
const shelfOf = ({ name }: PatchFile['input']): string => splitPath(splitPath(name)[0])[0];

const isBelow = (path: string, folder: string): boolean =>
  folder === '' || path === folder || path.startsWith(`${folder}/`);
