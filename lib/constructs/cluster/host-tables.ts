import type { Artifact } from '../../emit/artifact';
import { predictNetworks } from '../../emit/host/network/cluster-networks';
import { buildModel } from '../../model/cluster-model';
import type { InputFile } from '../../model/input-file';
import { renderHostFile } from '../../report/hosts/host-file';
import { ConstructSource } from '../construct-source';
import { asInputFile } from '../input-files';
import type { KubeadmCluster } from './kubeadm-cluster';

/** `expected/hosts.txt` of every node, out of the documents that the checks read. */
export function hostTablesOf(cluster: KubeadmCluster, inputs: readonly InputFile[]): Artifact[] {
  const model = buildModel([...inputs, networkFile(cluster)], {});
  return predictNetworks(model).map(({ node: { file }, network }) => ({
    path: file.replace(/[^/]*$/, 'expected/hosts.txt'),
    content: renderHostFile(network),
  }));
}

/** What the network's daemon is told. */
function networkFile(cluster: KubeadmCluster): InputFile {
  const { node, _callSite: callSite, _props } = cluster;
  const source = new ConstructSource([{ path: [], constructPath: node.path, callSite }]);
  const objects = _props.cni?._network.objectsOf(cluster) ?? [];
  return asInputFile(
    'network',
    objects.map((value) => ({ value, source })),
    node.path,
  );
}
