import { type JsonObject, valueAt } from './document';

import { asList } from './type-meta';

const PHASES = ['addon', 'addon/kube-proxy'];

/** What `kubeadm init` goes by. */
export interface InitDocuments {
  readonly cluster: { readonly value: JsonObject } | undefined;
  readonly init: { readonly value: JsonObject } | undefined;
}

/** False when the file tells kubeadm to leave kube-proxy out. */
export function bringsKubeProxy({ cluster, init }: InitDocuments): boolean {
  const skipped = asList(valueAt(init?.value ?? {}, ['skipPhases']));
  const isDisabled = valueAt(cluster?.value ?? {}, ['proxy', 'disabled']) === true;
  return !isDisabled && !skipped.some((phase) => PHASES.some((known) => known === phase));
}
