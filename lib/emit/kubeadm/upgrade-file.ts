import type { JsonObject } from '../../model/document';
import { chooseSpoke } from './choose';
import type { NodeFileHub } from './hub';
import { serializeDocuments } from './serialize-documents';

/** What `kubeadm upgrade` reads on one node. */
export interface UpgradeFile {
  readonly document: JsonObject;
  /** The content of `upgrade.yaml`. */
  readonly upgradeYaml: string;
}

/** Undefined when the API version that this kubeadm reads has no UpgradeConfiguration. */
export function renderUpgradeFile(hub: NodeFileHub, kubeadmMinor: number): UpgradeFile | undefined {
  const document = chooseSpoke(kubeadmMinor).renderUpgrade?.(hub);
  return document && { document, upgradeYaml: serializeDocuments([document]) };
}
