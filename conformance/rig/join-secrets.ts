import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Node } from './rig-node';

/** What only exists once a cluster does, by the names that the emitted script knows. */
export interface JoinSecrets {
  readonly KUBEADM_JOIN_TOKEN: string;
  readonly KUBEADM_CA_CERT_HASH: string;
  readonly KUBEADM_CERTIFICATE_KEY: string;
}

/** 32 bytes, as `kubeadm certs certificate-key` makes them. */
export const makeCertificateKey = (): string => randomBytes(32).toString('hex');

export async function readJoinSecrets(first: Node, certificateKey: string): Promise<JoinSecrets> {
  const token = await first.expect(['kubeadm', 'token', 'create']);
  const caFile = path.join(first.root, 'etc/kubernetes/pki/ca.crt');
  return {
    KUBEADM_JOIN_TOKEN: token.trim(),
    KUBEADM_CA_CERT_HASH: hashOfPublicKey(readFileSync(caFile, 'utf8')),
    KUBEADM_CERTIFICATE_KEY: certificateKey,
  };
}

export function hashOfPublicKey(certificate: string): string {
  const { publicKey } = new X509Certificate(certificate);
  const encoded = publicKey.export({ type: 'spki', format: 'der' });
  return `sha256:${createHash('sha256').update(encoded).digest('hex')}`;
}
