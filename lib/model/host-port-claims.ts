import { isObject, valueAt } from './document';
import { asList } from './type-meta';
import type { ContainerPortView, Workload } from './workload';

/** A port of its node that a pod takes while it runs there. */
export interface HostPortClaim {
  readonly workload: Workload;
  readonly port: ContainerPortView;
  readonly hostPort: number;
}

/** In the network of its host the port of a container is the port of the host. */
export const hostPortClaims = (workloads: readonly Workload[]): HostPortClaim[] =>
  workloads.filter(makesPods).flatMap((workload) =>
    workload.ports.flatMap((port) => {
      const hostPort = workload.isOnHostNetwork ? port.containerPort : port.hostPort;
      return hostPort > 0 ? [{ workload, port, hostPort }] : [];
    }),
  );

const makesPods = ({ object }: Workload): boolean =>
  valueAt(object.value, ['spec', 'replicas']) !== 0;

const EVERY: ReadonlySet<string> = new Set(['', '0.0.0.0']);

/** As the scheduler compares them. Source: framework/types.go HostPortInfo.CheckConflict. */
export const isSameHostPort = (a: HostPortClaim, b: HostPortClaim): boolean =>
  a.hostPort === b.hostPort &&
  a.port.protocol === b.port.protocol &&
  (a.port.hostIp === b.port.hostIp || EVERY.has(a.port.hostIp) || EVERY.has(b.port.hostIp));

export const isDaemonSet = ({ object }: Workload): boolean => object.kind === 'DaemonSet';

/** Whether a DaemonSet certainly runs wherever pods of the other may; false where nobody can tell. */
export function covers(daemonSet: Workload, other: Workload): boolean {
  if (!isDaemonSet(daemonSet) || valueAt(daemonSet.spec, ['affinity', 'nodeAffinity']))
    return false;
  const wanted = daemonSet.spec.nodeSelector;
  const given = other.spec.nodeSelector;
  const labels = isObject(wanted) ? Object.entries(wanted) : [];
  const isWider = labels.every(([key, value]) => isObject(given) && given[key] === value);
  return isWider && (!toleratesAny(other) || toleratesAny(daemonSet));
}

const toleratesAny = ({ spec }: Workload): boolean => asList(spec.tolerations).length > 0;
