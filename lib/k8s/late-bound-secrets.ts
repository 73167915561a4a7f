/** The secrets a kubeadm file needs, and the variable each one comes from on the node. */
export const LATE_BOUND_VARIABLES = {
  'bootstrap-token': 'KUBEADM_JOIN_TOKEN',
  'ca-cert-hash': 'KUBEADM_CA_CERT_HASH',
  'certificate-key': 'KUBEADM_CERTIFICATE_KEY',
} as const;

export type LateBoundKind = keyof typeof LATE_BOUND_VARIABLES;

/** What stands in a file where the secret belongs: kubeadm refuses it until `fill-secrets.sh` has run. */
export const placeholderOf = (kind: LateBoundKind): string => `\${${LATE_BOUND_VARIABLES[kind]}}`;

/** The placeholders by the names that kubeadm's fields have. */
export const LATE_BOUND_SECRETS = {
  joinToken: placeholderOf('bootstrap-token'),
  caCertHash: placeholderOf('ca-cert-hash'),
  certificateKey: placeholderOf('certificate-key'),
} as const;

/** Ciphers of encryption at rest that are given keys. */
export type EncryptionCipher = 'aescbc' | 'aesgcm' | 'secretbox';

/** What stands where the bytes of a key belong until `fill-encryption-keys.sh` has run; one for each key. */
export const encryptionKeyPlaceholder = (cipher: EncryptionCipher, name: string): string =>
  `\${ENCRYPTION_KEY_${cipher}_${wordOf(name)}}`;

export const isEncryptionKeyPlaceholder = (text: string): boolean =>
  /^\$\{ENCRYPTION_KEY_\w+\}$/.test(text);

/** Letters and digits stay; anything else becomes its bytes, so that no two names share a word. */
const wordOf = (name: string): string =>
  [...Buffer.from(name)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9]/.test(character) ? character : `_${byte.toString(16).padStart(2, '0')}`;
    })
    .join('');
