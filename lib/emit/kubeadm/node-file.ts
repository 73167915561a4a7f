import { contractOf } from '../../k8s/contract';
import type { JsonObject } from '../../model/document';
import { chooseSpoke } from './choose';
import { renderComponentDocuments } from './component-documents';
import { renderFillScript } from './fill-secrets';
import type { NodeFileHub } from './hub';
import { LATE_BOUND, type LateBound } from './late-bound';
import type { Loss } from './loss';
import { serializeDocuments } from './serialize-documents';

/** What one node reads, and what it takes to make it readable. */
export interface NodeFile {
  readonly documents: readonly JsonObject[];
  /** The content of `kubeadm.yaml`, with placeholders for the secrets. */
  readonly kubeadmYaml: string;
  /** The secrets it waits for. */
  readonly secrets: readonly LateBound[];
  /** The content of `fill-secrets.sh`; undefined when there is nothing to fill in. */
  readonly fillScript: string | undefined;
  readonly losses: readonly Loss[];
}

/** Renders the file of one node for the kubeadm of that minor. */
export function renderNodeFile(hub: NodeFileHub, kubeadmMinor: number): NodeFile {
  const losses: Loss[] = [];
  const { version, render } = chooseSpoke(kubeadmMinor);
  const target = {
    contract: contractOf(kubeadmMinor),
    lose: (path: Loss['path'], why: string) => losses.push({ path, why, version }),
  };
  const documents = [...render(hub, target), ...renderComponentDocuments(hub)];
  const kubeadmYaml = serializeDocuments(documents);
  const secrets = LATE_BOUND.filter((secret) => kubeadmYaml.includes(secret.placeholder));
  const fillScript = secrets.length > 0 ? renderFillScript(secrets) : undefined;
  return { documents, kubeadmYaml, secrets, fillScript, losses };
}
