import { valueAt } from './document';
import type { KubeadmFile } from './kubeadm-file';
import { asList } from './type-meta';

const PHASES = ['addon', 'addon/kube-proxy'];

/** False when the file tells kubeadm to leave kube-proxy out. */
export function bringsKubeProxy({ cluster, init }: KubeadmFile): boolean {
  const skipped = asList(valueAt(init?.value ?? {}, ['skipPhases']));
  const isDisabled = valueAt(cluster?.value ?? {}, ['proxy', 'disabled']) === true;
  return !isDisabled && !skipped.some((phase) => PHASES.some((known) => known === phase));
}
