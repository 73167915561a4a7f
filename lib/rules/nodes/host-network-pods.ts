import type { ApiObjectView } from '../../model/api-object';
import { isObject, type JsonObject } from '../../model/document';
import { at } from '../../model/located';
import { asList } from '../../model/type-meta';
import type { Workload } from '../../model/workload';
import { workloadsOf } from '../../model/workload-index';
import { givenPort, type Listener } from './listener';

/** A port that pods of the network of their host say they listen on. */
export interface PodListener extends Listener {
  readonly mayRunOnControlPlane: boolean;
}

export const podListeners = (objects: readonly ApiObjectView[]): PodListener[] =>
  workloadsOf(objects)
    .filter(({ isOnHostNetwork }) => isOnHostNetwork)
    .flatMap(portsOf);

function portsOf({ object, spec, ports }: Workload): PodListener[] {
  const mayRunOnControlPlane = toleratesControlPlane(spec);
  return ports
    .filter(({ protocol, containerPort }) => protocol === 'TCP' && containerPort !== 0)
    .map(({ path, containerPort, hostIp }) => {
      const place = at(object.source, ...path, 'containerPort');
      const side = givenPort('containerPort', { at: place, value: containerPort });
      const component = `${object.kind} ${object.name}`;
      return { component, address: hostIp, port: containerPort, side, mayRunOnControlPlane };
    });
}

const TAINT = 'node-role.kubernetes.io/control-plane';

/** kubeadm taints control planes; without a key a toleration is for every taint. */
export const toleratesControlPlane = (spec: JsonObject): boolean =>
  asList(spec.tolerations).some(
    (toleration) =>
      isObject(toleration) && (toleration.key === TAINT || (toleration.key ?? '') === ''),
  );
