import { serializeGoYaml } from '../../emit/yaml/go-yaml';
import type { JsonObject, SourceDocument } from '../../model/document';
import { ConstructSource } from '../construct-source';
import { kubeletAuthors, wrote } from './cluster-documents';
import type { KubeadmCluster } from './kubeadm-cluster';
import { type KubeadmNode, NodeRole } from './kubeadm-node';
import { kubeletSettingsOf } from './kubelet-settings';
import { PatchTarget } from './patch';
import { withoutUndefined } from './plain-value';

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
  return declared.map(({ document, fileNameAt }, index) => {
    const fileName = fileNameAt(String(index).padStart(width, '0'));
    const content = serializeGoYaml(document.value);
    return { fileName, path: `${folder}/${fileName}`, content, document };
  });
}

const steps = (directory: string): string =>
  directory
    .split('/')
    .filter((step) => step !== '')
    .join('/');

interface Declared {
  readonly target: PatchTarget;
  readonly document: SourceDocument;
  /** `place` counts the patches before it. */
  fileNameAt(place: string): string;
}

/** Those of the cluster, then the kubelet's settings of the node, then the node's own patches. */
function declaredFor(cluster: KubeadmCluster, node: KubeadmNode): Declared[] {
  const isControlPlane = node.role === NodeRole.CONTROL_PLANE;
  const shared = declaredBy(cluster).filter(
    ({ target }) => isControlPlane || target === PatchTarget.KUBELET_CONFIGURATION,
  );
  return [...shared, ...kubeletPatchOf(node), ...declaredBy(node)];
}

const declaredBy = (construct: KubeadmCluster | KubeadmNode): Declared[] =>
  (construct._props.patches ?? []).flatMap((patch, index): Declared[] => {
    if (patch._problems.length > 0) return [];
    const source = new ConstructSource([wrote(construct, [], `patches[${index}]`)]);
    const document = { value: withoutUndefined(patch._patch), source };
    const fileNameAt = (place: string) => patch._fileName(place);
    return [{ target: patch._target, document, fileNameAt }];
  });

/** kubeadm gives all nodes one KubeletConfiguration; only a patch makes one node different. */
function kubeletPatchOf(node: KubeadmNode): Declared[] {
  const value = kubeletSettingsOf(node._props.kubelet ?? {}) as JsonObject;
  if (Object.keys(value).length === 0) return [];
  const target = PatchTarget.KUBELET_CONFIGURATION;
  const document = { value, source: new ConstructSource(kubeletAuthors(node)) };
  return [{ target, document, fileNameAt: (place) => `${target}${place}+merge.yaml` }];
}
