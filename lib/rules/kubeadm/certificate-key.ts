import { LATE_BOUND_SECRETS } from '../../k8s/late-bound-secrets';
import { controlPlanesOf } from '../../model/kubeadm-endpoint';
import { fieldOf, judgedFields, textsOf } from '../../model/kubeadm-reading';
import { defineRule } from '../rule';
import { initText } from './example-texts';

/** Source: kubeadm constants CertificateKeySize. */
const KEY_BYTES = 32;

export const certificateKey = defineRule({
  code: 'NET613',
  name: 'certificate-key',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'certificateKey must be 32 bytes in hexadecimal.',
    why: 'It is an AES key: 64 hex digits. kubeadm checks it from 1.29 on; 1.28 fails when it encrypts the certificates.',
    since: '0.1.0',
    source: 'kubeadm validation.ValidateCertificateKey',
  },
  findings: {
    notHex: () => ({
      what: 'certificateKey has other characters than pairs of hex digits',
      fix: 'make one with "kubeadm certs certificate-key"',
    }),
    wrongSize: ({ bytes }: { bytes: number }) => ({
      what: `certificateKey has ${bytes} bytes, an AES key here has ${KEY_BYTES}`,
      fix: 'make one with "kubeadm certs certificate-key"',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: '64 hex digits',
        text: initText(`certificateKey: ${'0123456789abcdef'.repeat(4)}\n`),
      },
    ],
    invalid: [{ title: '8 bytes', text: initText('certificateKey: "0123456789abcdef"\n') }],
  }),
  check({ kubeadmFiles, versions }, report) {
    const { kubeadm } = versions;
    const keys = [
      ...judgedFields(kubeadmFiles, 'init', ['certificateKey'], kubeadm),
      ...controlPlanesOf(kubeadmFiles, kubeadm).map((join) => fieldOf(join, 'certificateKey')),
    ];
    for (const { value, at, refusedBy } of textsOf(keys)) {
      const bytes = value.length / 2;
      const isHex = /^(?:[0-9a-fA-F]{2})*$/.test(value);
      if ((isHex && bytes === KEY_BYTES) || value === LATE_BOUND_SECRETS.certificateKey) continue;
      const verdict = kubeadm.kubeadmChecksCertificateKey
        ? { refusedBy }
        : { breaks: 'kubeadm: cannot encrypt or decrypt the shared certificates with this key' };
      if (isHex) report('wrongSize', { bytes }, { at, ...verdict, data: { bytes } });
      else report('notHex', undefined, { at, ...verdict });
    }
  },
});
