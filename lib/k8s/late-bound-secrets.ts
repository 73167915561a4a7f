/**
 * Texts this library writes where a secret belongs: kubeadm refuses them until `fill-secrets.sh` has
 * put the secret in on the node.
 */
export const LATE_BOUND_SECRETS = {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text itself is the placeholder
  joinToken: '${KUBEADM_JOIN_TOKEN}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text itself is the placeholder
  caCertHash: '${KUBEADM_CA_CERT_HASH}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text itself is the placeholder
  certificateKey: '${KUBEADM_CERTIFICATE_KEY}',
} as const;
