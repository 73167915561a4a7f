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
