import type { Artifact } from '../../emit/artifact';
import { renderEncryptionKeysScript } from '../../emit/components/encryption-keys-script';
import type { KubeadmNode } from './kubeadm-node';

/** A file that waits for keys, and where kube-apiserver looks for it. */
export interface EncryptionKeys {
  readonly target: string;
  readonly content: string;
  readonly placeholders: readonly string[];
}

const TEMPLATE = 'encryption.yaml';
const EXECUTABLE = 0o755;

/** Outside of the node's `etc`: kube-apiserver refuses the file until the keys are in it. */
export function encryptionKeyArtifacts(
  { target, content, placeholders }: EncryptionKeys,
  { nodeName }: KubeadmNode,
  makesKeys: boolean,
): Artifact[] {
  const script = renderEncryptionKeysScript({
    target,
    template: TEMPLATE,
    placeholders,
    makesKeys,
  });
  const folder = `nodes/${nodeName}`;
  return [
    { path: `${folder}/${TEMPLATE}`, content },
    { path: `${folder}/fill-encryption-keys.sh`, content: script, mode: EXECUTABLE },
  ];
}
