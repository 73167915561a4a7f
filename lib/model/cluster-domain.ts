import { KUBEADM_DEFAULTS } from '../k8s/defaults';
import { valueAt } from './document';
import type { KubeadmFile } from './kubeadm-file';
import { asText } from './type-meta';

/** The domain that CoreDNS answers for: `dnsDomain` of the cluster, or kubeadm's default. */
export function clusterDomainOf(files: readonly KubeadmFile[]): string {
  const given = files.map(({ cluster }) =>
    asText(valueAt(cluster?.value, ['networking', 'dnsDomain'])),
  );
  return given.find((domain) => domain) ?? KUBEADM_DEFAULTS.dnsDomain;
}
