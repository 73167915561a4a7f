import type { KubeadmFile } from './kubeadm-file';
import type { NodePlan } from './node-plan';

/** The nodes in whose folder a file lies, by the folders of their kubeadm files; all where it lies in none. */
export function nodesOfFile(
  name: string,
  nodes: readonly NodePlan[],
  kubeadmFiles: readonly KubeadmFile[],
): readonly NodePlan[] {
  const owners = nodes.filter(({ document }) => {
    const file = kubeadmFiles.find(({ init, join }) => init === document || join === document);
    return file !== undefined && name.startsWith(file.name.replace(/[^/]*$/, ''));
  });
  return owners.length > 0 ? owners : nodes;
}
