import { formatPath } from '../../diag/path';
import type { Loss } from '../../emit/kubeadm/loss';
import { renderNodeFile } from '../../emit/kubeadm/node-file';
import { renderOperationFiles } from '../../emit/kubeadm/operation-files';
import type { LostField } from '../../model/input-file';
import { placeOf } from '../construct-source';
import { nodeFileOf } from './cluster-hub';
import type { KubeadmCluster } from './kubeadm-cluster';
import type { KubeadmNode } from './kubeadm-node';

/** Everything that the program declares and the files cannot carry, each of it once. */
export function lostFieldsOf(cluster: KubeadmCluster, kubeadmMinor: number): LostField[] {
  const all = cluster.nodes.flatMap((node) => {
    const hub = nodeFileOf(cluster, node);
    const losses = [
      ...renderNodeFile(hub, kubeadmMinor).losses,
      ...renderOperationFiles(hub, kubeadmMinor).losses,
    ];
    return losses.map((loss) => locate(loss, cluster, node));
  });
  const byPlace = new Map(
    all.map((lost) => [`${lost.location.constructPath} ${lost.field}`, lost] as const),
  );
  return [...byPlace.values()];
}

/** What a node says of itself stands in its own props, unless the cluster says it for all nodes. */
function locate(
  { path: [root, ...path], why, version }: Loss,
  cluster: KubeadmCluster,
  node: KubeadmNode,
): LostField {
  const field = formatPath(root === 'upgrade' ? [root, ...path] : path);
  const isOfNode = root === 'node' && Object.hasOwn(node._props, path[0] ?? '');
  return { field, why, version, location: placeOf(isOfNode ? node : cluster, field) };
}
