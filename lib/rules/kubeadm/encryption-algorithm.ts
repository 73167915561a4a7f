import type { Contract } from '../../k8s/contract';
import { judgedFields, textsOf } from '../../model/kubeadm-reading';
import { defineRule } from '../rule';
import { clusterText } from './example-texts';

const ALGORITHMS = ['RSA-2048', 'RSA-3072', 'RSA-4096', 'ECDSA-P256'];

export const encryptionAlgorithm = defineRule({
  code: 'NET617',
  name: 'encryption-algorithm',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'encryptionAlgorithm is one of the names kubeadm knows, in exact case.',
    why: 'kubeadm knows RSA-2048, RSA-3072, RSA-4096 and ECDSA-P256, from 1.34 on also ECDSA-P384. v1beta3 has no such field.',
    since: '0.1.0',
    source: 'kubeadm validation.ValidateEncryptionAlgorithm',
  },
  findings: {
    unknown: ({ text, known }: { text: string; known: readonly string[] }) => ({
      what: `encryptionAlgorithm ${JSON.stringify(text)} is none of ${known.join(', ')}`,
      fix: `encryptionAlgorithm: ${known.find((name) => name === text.trim().toUpperCase()) ?? 'RSA-2048'}`,
    }),
  },
  examples: () => ({
    valid: [{ title: 'elliptic curve', text: clusterText('encryptionAlgorithm: ECDSA-P256\n') }],
    invalid: [{ title: 'no length', text: clusterText('encryptionAlgorithm: RSA\n') }],
  }),
  check({ kubeadmFiles, versions }, report) {
    const known = algorithmsOf(versions.kubeadm);
    const fields = judgedFields(kubeadmFiles, 'cluster', ['encryptionAlgorithm'], versions.kubeadm);
    for (const { value, at, refusedBy, document } of textsOf(fields)) {
      if (document.version === 'v1beta3' || known.includes(value)) continue;
      report('unknown', { text: value, known }, { at: { at, value }, refusedBy });
    }
  },
});

const algorithmsOf = (kubeadm: Contract): readonly string[] =>
  kubeadm.kubeadmKnowsEcdsaP384 ? [...ALGORITHMS, 'ECDSA-P384'] : ALGORITHMS;
