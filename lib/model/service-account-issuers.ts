import { KUBEADM_DEFAULTS } from '../k8s/defaults';
import { nameAsRead } from './component-flags';
import { valueAt } from './document';
import type { FlagSet } from './flags';
import type { KubeadmFile } from './kubeadm-file';
import { asText } from './type-meta';

/** kubeadm's own, unless an argument says another. */
export function serviceAccountIssuers({ flags }: FlagSet, files: readonly KubeadmFile[]): string[] {
  const given = flags.filter(({ value }) => nameAsRead(value) === 'service-account-issuer');
  if (given.length > 0) return given.map(({ value }) => value.value);
  const cluster = files.find((file) => file.cluster)?.cluster?.value;
  const domain = asText(valueAt(cluster, ['networking', 'dnsDomain']));
  return [`https://kubernetes.default.svc.${domain || KUBEADM_DEFAULTS.dnsDomain}`];
}
