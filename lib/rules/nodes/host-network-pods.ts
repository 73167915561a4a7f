import type { ApiObjectView } from '../../model/api-object';
import { isObject, type JsonObject, valueAt } from '../../model/document';
import { at } from '../../model/located';
import { asList, asNumber, asText } from '../../model/type-meta';
import { givenPort, type Listener } from './listener';

/** Where the kinds that make pods have the pod. */
const POD_SPECS: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  Deployment: ['spec', 'template', 'spec'],
  DaemonSet: ['spec', 'template', 'spec'],
  ReplicaSet: ['spec', 'template', 'spec'],
  ReplicationController: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
  Job: ['spec', 'template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
};

/** A port that pods of the network of their host say they listen on. */
export interface PodListener extends Listener {
  readonly mayRunOnControlPlane: boolean;
}

export const podListeners = (objects: readonly ApiObjectView[]): PodListener[] =>
  objects.flatMap((object) => {
    const path = POD_SPECS[object.kind];
    const spec = path && valueAt(object.value, path);
    return path && isObject(spec) && spec.hostNetwork === true ? portsOf(object, path, spec) : [];
  });

function portsOf(
  { kind, name, source }: ApiObjectView,
  path: readonly string[],
  spec: JsonObject,
): PodListener[] {
  const mayRunOnControlPlane = toleratesControlPlane(spec);
  return asList(spec.containers).flatMap((container, nth) =>
    asList(valueAt(container, ['ports'])).flatMap((entry, index): PodListener[] => {
      const port = isObject(entry) ? asNumber(entry.containerPort) : undefined;
      if (!isObject(entry) || port === undefined || (entry.protocol ?? 'TCP') !== 'TCP') return [];
      const place = at(source, ...path, 'containers', nth, 'ports', index, 'containerPort');
      const side = givenPort('containerPort', { at: place, value: port });
      const address = asText(entry.hostIP) ?? '';
      return [{ component: `${kind} ${name}`, address, port, side, mayRunOnControlPlane }];
    }),
  );
}

const TAINT = 'node-role.kubernetes.io/control-plane';

/** kubeadm taints control planes; without a key a toleration is for every taint. */
const toleratesControlPlane = (spec: JsonObject): boolean =>
  asList(spec.tolerations).some(
    (toleration) =>
      isObject(toleration) && (toleration.key === TAINT || (toleration.key ?? '') === ''),
  );
