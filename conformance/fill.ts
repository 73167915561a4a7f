import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { withRoot } from './judges/sandbox';
import type { SynthesizedNode } from './scenarios';

/** Values of the right form; nothing is ever reached with them. */
const SECRETS = {
  KUBEADM_JOIN_TOKEN: 'abcdef.0123456789abcdef',
  KUBEADM_CA_CERT_HASH: `sha256:${'0a'.repeat(32)}`,
  KUBEADM_CERTIFICATE_KEY: '0b'.repeat(32),
};

export const scriptOf = ({ folder }: SynthesizedNode): string =>
  path.join(folder, 'fill-secrets.sh');

/** The file as the node reads it: its own script has put the secrets in. */
export function filledFile(node: SynthesizedNode): string {
  if (!existsSync(scriptOf(node))) return node.kubeadmYaml;
  return withRoot((root) => {
    const target = path.join(root, 'kubeadm.yaml');
    const { status, stderr } = runScript(node, target, SECRETS);
    if (status !== 0) throw new Error(`fill-secrets.sh: ${stderr}`);
    return readFileSync(target, 'utf8');
  });
}

/** Whether the script refuses to write anything when the secrets are missing. */
export const refusesWithoutSecrets = (node: SynthesizedNode): boolean =>
  withRoot((root) => {
    const target = path.join(root, 'kubeadm.yaml');
    return runScript(node, target, {}).status !== 0 && !existsSync(target);
  });

function runScript(node: SynthesizedNode, target: string, env: Record<string, string>) {
  const args = [scriptOf(node), target];
  return spawnSync('sh', args, { env: { PATH: '/usr/bin:/bin', ...env }, encoding: 'utf8' });
}
