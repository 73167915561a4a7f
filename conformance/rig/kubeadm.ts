import { ignoredPreflightErrors } from './host-settings';
import type { JoinSecrets } from './join-secrets';
import type { Node } from './rig-node';

const FILLED = '/run/kubeadm/kubeadm.yaml';
const TIMEOUT_SECONDS = 400;

/** Runs the emitted script that fills in secrets, where there is one; returns the file to use. */
async function fillSecrets(node: Node, secrets: Partial<JoinSecrets>): Promise<string> {
  if (!node.holds('fill-secrets.sh')) return node.emitted('kubeadm.yaml');
  await node.expect(['sh', node.emitted('fill-secrets.sh'), FILLED], { env: secrets });
  return FILLED;
}

/** Keys of encryption at rest: made by the emitted script on the first control plane. */
async function fillEncryptionKeys(node: Node): Promise<void> {
  const script = 'fill-encryption-keys.sh';
  if (node.holds(script)) await node.expect(['sh', node.emitted(script)]);
}

/** `--upload-certs` where other control planes will fetch the certificates. */
export async function initialize(node: Node, minor: number, certificateKey: string): Promise<void> {
  const file = await fillSecrets(node, { KUBEADM_CERTIFICATE_KEY: certificateKey });
  await fillEncryptionKeys(node);
  const upload = file === FILLED ? ['--upload-certs'] : [];
  await runKubeadm(node, ['init', '--config', file, ...upload, ...ignoredPreflightErrors(minor)]);
  const afterwards = 'kube-vip-after-init.sh';
  if (node.holds(afterwards)) await node.expect(['sh', node.emitted(afterwards)]);
}

export async function join(node: Node, minor: number, secrets: JoinSecrets): Promise<void> {
  const file = await fillSecrets(node, secrets);
  await runKubeadm(node, ['join', '--config', file, ...ignoredPreflightErrors(minor)]);
}

async function runKubeadm(node: Node, args: readonly string[]): Promise<void> {
  await node.expect(['kubeadm', ...args], { timeoutSeconds: TIMEOUT_SECONDS });
}
