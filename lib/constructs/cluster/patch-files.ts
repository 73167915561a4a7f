import { serializeGoYaml } from '../../emit/yaml/go-yaml';
import type { Json, SourceDocument } from '../../model/document';
import { ConstructSource, type Remembered } from '../construct-source';
import type { KubeadmCluster } from './kubeadm-cluster';
import { type KubeadmNode, NodeRole } from './kubeadm-node';
import { type Patch, PatchTarget } from './patch';

/** Where kubeadm finds the patches of a node when nobody says otherwise. */
const FOLDER = '/etc/kubernetes/patches';

/** One patch as it lies on a node. */
export interface PatchNodeFile {
  readonly fileName: string;
  readonly path: string;
  readonly content: string;
  readonly document: SourceDocument;
}

/** Where kubeadm looks; undefined when the node has no patches. */
export function patchesDirectoryOf(cluster: KubeadmCluster, node: KubeadmNode): string | undefined {
  const { patchesDirectory } = cluster._props;
  const isNeeded = patchesDirectory !== undefined || declaredFor(cluster, node).length > 0;
  return isNeeded ? (patchesDirectory ?? FOLDER) : undefined;
}

/** The patches of the cluster that concern the node, then its own. */
export function patchFilesOf(cluster: KubeadmCluster, node: KubeadmNode): PatchNodeFile[] {
  const declared = declaredFor(cluster, node);
  const folder = `nodes/${node.nodeName}/${steps(patchesDirectoryOf(cluster, node) ?? '')}`;
  const width = String(declared.length - 1).length;
  return declared.map(({ patch, construct, property }, index) => {
    const fileName = patch._fileName(String(index).padStart(width, '0'));
    const value = patch._patch as Json;
    return {
      fileName,
      path: `${folder}/${fileName}`,
      content: serializeGoYaml(value),
      document: { value, source: sourceOf(construct, property) },
    };
  });
}

const steps = (directory: string): string =>
  directory
    .split('/')
    .filter((step) => step !== '')
    .join('/');

interface Declared {
  readonly patch: Patch;
  readonly construct: Remembered;
  readonly property: string;
}

function declaredFor(cluster: KubeadmCluster, node: KubeadmNode): Declared[] {
  const isControlPlane = node.role === NodeRole.CONTROL_PLANE;
  const declaredBy = (construct: KubeadmCluster | KubeadmNode): Declared[] =>
    (construct._props.patches ?? []).map((patch, index) => ({
      patch,
      construct,
      property: `patches[${index}]`,
    }));
  const shared = declaredBy(cluster).filter(
    ({ patch }) => isControlPlane || patch._target === PatchTarget.KUBELET_CONFIGURATION,
  );
  return [...shared, ...declaredBy(node)].filter(({ patch }) => patch._problems.length === 0);
}

const sourceOf = (construct: Remembered, property: string): ConstructSource =>
  new ConstructSource([
    { path: [], constructPath: construct.node.path, callSite: construct._callSite, property },
  ]);
