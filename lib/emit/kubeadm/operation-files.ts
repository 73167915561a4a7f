import { contractOf } from '../../k8s/contract';
import type { JsonObject } from '../../model/document';
import { chooseSpoke } from './choose';
import type { NodeFileHub } from './hub';
import type { Loss, Target } from './loss';
import { serializeDocuments } from './serialize-documents';
import type { Spoke } from './spoke';

/** What a command of kubeadm reads on a node that is in the cluster already. */
export interface OperationFile {
  readonly name: 'upgrade.yaml' | 'reset.yaml';
  readonly document: JsonObject;
  readonly content: string;
}

export interface OperationFiles {
  readonly files: readonly OperationFile[];
  readonly losses: readonly Loss[];
}

/** The files of one node for the commands that were asked for. */
export function renderOperationFiles(hub: NodeFileHub, kubeadmMinor: number): OperationFiles {
  const losses: Loss[] = [];
  const spoke = chooseSpoke(kubeadmMinor);
  const { version } = spoke;
  const lose = (path: Loss['path'], why: string) => losses.push({ path, why, version });
  const target = { contract: contractOf(kubeadmMinor), lose };
  const files = [renderUpgrade(hub, spoke, target), renderReset(hub, spoke, target)];
  return { files: files.filter((file) => file !== undefined), losses };
}

function renderUpgrade(hub: NodeFileHub, spoke: Spoke, target: Target): OperationFile | undefined {
  if (hub.upgrade === undefined) return undefined;
  if (spoke.renderUpgrade) return asFile('upgrade.yaml', spoke.renderUpgrade(hub, target));
  const why = 'it has no UpgradeConfiguration; give kubeadm upgrade its flags by hand';
  target.lose(['cluster', 'upgradeFrom'], why);
  return undefined;
}

function renderReset(hub: NodeFileHub, spoke: Spoke, { lose }: Target): OperationFile | undefined {
  if (hub.reset === undefined) return undefined;
  if (spoke.renderReset) return asFile('reset.yaml', spoke.renderReset(hub));
  const why = 'it has no ResetConfiguration; give kubeadm reset its flags by hand';
  lose(['cluster', 'reset'], why);
  return undefined;
}

const asFile = (name: OperationFile['name'], document: JsonObject): OperationFile => ({
  name,
  document,
  content: serializeDocuments([document]),
});
