import { chooseSpoke } from '../../emit/kubeadm/choose';
import { renderUpgradeFile } from '../../emit/kubeadm/upgrade-file';
import type { SourceDocument } from '../../model/document';
import type { LostField } from '../../model/input-file';
import { placeOf } from '../construct-source';
import { attribute } from './cluster-documents';
import { nodeFileOf } from './cluster-hub';
import type { KubeadmCluster } from './kubeadm-cluster';

/** What `kubeadm upgrade --config` reads on one node. */
export interface UpgradeNodeFile {
  readonly path: string;
  readonly content: string;
  readonly document: SourceDocument;
}

/** A file for every node; none when nothing is upgraded. */
export function upgradeFilesOf(cluster: KubeadmCluster, kubeadmMinor: number): UpgradeNodeFile[] {
  if (cluster._props.upgradeFrom === undefined) return [];
  return cluster.nodes.flatMap((node) => {
    const file = renderUpgradeFile(nodeFileOf(cluster, node), kubeadmMinor);
    if (!file) return [];
    const document = attribute(file.document, cluster, node);
    return { path: `nodes/${node.nodeName}/upgrade.yaml`, content: file.upgradeYaml, document };
  });
}

/** An upgrade that no file can be written for. */
export function lostUpgrade(cluster: KubeadmCluster, kubeadmMinor: number): LostField[] {
  const { version, renderUpgrade } = chooseSpoke(kubeadmMinor);
  if (cluster._props.upgradeFrom === undefined || renderUpgrade) return [];
  const field = 'upgradeFrom';
  const why = 'it has no UpgradeConfiguration; give kubeadm upgrade its flags by hand';
  return [{ field, why, version, location: placeOf(cluster, field) }];
}
