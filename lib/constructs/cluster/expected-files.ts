import type { Artifact } from '../../emit/artifact';
import { renderAssumptions } from '../../emit/host/assumptions';
import type { EtcdMember } from '../../emit/host/etcd';
import type { HostRequest } from '../../emit/host/host-request';
import type { HostPatch } from '../../emit/host/patches';
import { explainDoubts, predictHostFiles } from '../../emit/host/predict-host-files';
import type { JsonObject } from '../../model/document';
import type { KubeadmCluster } from './kubeadm-cluster';
import type { KubeadmNode } from './kubeadm-node';
import { controlPlanesOf, founderOf } from './node-hub';
import { patchFilesOf } from './patch-files';
import { portTableOf } from './port-table';

/** What the kubeadm of one node reads. */
export interface ReadOnNode {
  readonly own: readonly JsonObject[];
  /** The documents of the first control plane. */
  readonly ofCluster: readonly JsonObject[];
  readonly kubeadmVersion: string;
}

/** Below `expected/`: what kubeadm will make of a node's file, what that rests on, and its ports. */
export function expectedFilesOf(
  cluster: KubeadmCluster,
  node: KubeadmNode,
  read: ReadOnNode,
): Artifact[] {
  const patches = patchFilesOf(cluster, node).map(({ fileName, document }) => ({
    fileName,
    patches: [document.value],
  }));
  const request = { ...requestFor(cluster, node, read), ...knownPatches(cluster, patches) };
  const folder = `nodes/${node.nodeName}/expected`;
  const files = predictHostFiles(request).map((file) => ({ ...file, path: folder + file.path }));
  const assumptions = renderAssumptions(explainDoubts(request));
  return [
    ...files,
    { path: `${folder}/assumptions.txt`, content: assumptions },
    portTableOf(cluster, node, request, read.ofCluster),
  ];
}

/** In a folder of the user's own may lie more than this program says. */
const knownPatches = (
  { _props }: KubeadmCluster,
  patches: readonly HostPatch[],
): Pick<HostRequest, 'patches'> =>
  _props.patchesDirectory === undefined || patches.length > 0 ? { patches } : {};

function requestFor(
  cluster: KubeadmCluster,
  node: KubeadmNode,
  { own, ofCluster, kubeadmVersion }: ReadOnNode,
): HostRequest {
  if (node === founderOf(cluster)) return { documents: own, kubeadmVersion };
  const fetched = ofCluster.filter((document) => document.kind !== 'InitConfiguration');
  const etcdMembers = membersUpTo(cluster, node);
  return { documents: [...own, ...fetched], kubeadmVersion, etcdMembers };
}

/** The etcd members there are once the node has joined, in the order of declaration. */
function membersUpTo(cluster: KubeadmCluster, node: KubeadmNode): EtcdMember[] {
  const controlPlanes = controlPlanesOf(cluster);
  return controlPlanes
    .slice(0, controlPlanes.indexOf(node) + 1)
    .map(({ nodeName, _props }) => ({ name: nodeName, address: _props.address }));
}
