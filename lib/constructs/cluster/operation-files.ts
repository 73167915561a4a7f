import { renderOperationFiles } from '../../emit/kubeadm/operation-files';
import type { SourceDocument } from '../../model/document';
import { attribute } from './cluster-documents';
import { nodeFileOf } from './cluster-hub';
import type { KubeadmCluster } from './kubeadm-cluster';

/** What `kubeadm upgrade --config` or `kubeadm reset --config` reads on one node. */
export interface OperationNodeFile {
  readonly path: string;
  readonly content: string;
  readonly document: SourceDocument;
}

/** A file for every node and every operation that was asked for. */
export const operationFilesOf = (
  cluster: KubeadmCluster,
  kubeadmMinor: number,
): OperationNodeFile[] =>
  cluster.nodes.flatMap((node) =>
    renderOperationFiles(nodeFileOf(cluster, node), kubeadmMinor).files.map(
      ({ name, content, document }) => ({
        path: `nodes/${node.nodeName}/${name}`,
        content,
        document: attribute(document, cluster, node),
      }),
    ),
  );
