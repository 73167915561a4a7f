import { FLANNEL_NAMESPACE } from '../../../cni/flannel/release';
import { type PlainJson, serializeConflist } from '../conflist';
import { renderAccess } from './access';
import { renderFlannelConflist } from './conflist';
import { renderDaemonSet } from './daemon-set';
import type { FlannelInput } from './input';
import { renderNetConf } from './net-conf';

/** An object for the API server. */
export interface PlainObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: { readonly [label: string]: string };
  };
  readonly [field: string]: PlainJson | undefined;
}

/** flannel as it is shipped, for the pod ranges of this cluster, in an order that can be applied. */
export const renderFlannelObjects = (input: FlannelInput): PlainObject[] => [
  ...renderAccess(),
  renderConfigMap(input),
  renderDaemonSet(input),
];

function renderConfigMap(input: FlannelInput): PlainObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'kube-flannel-cfg',
      namespace: FLANNEL_NAMESPACE,
      labels: { tier: 'node', 'k8s-app': 'flannel', app: 'flannel' },
    },
    data: {
      'cni-conf.json': serializeConflist(renderFlannelConflist()),
      'net-conf.json': `${JSON.stringify(renderNetConf(input), null, 2)}\n`,
    },
  };
}
