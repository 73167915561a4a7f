import type { ServicePortView, ServiceView } from './service-view';

export const takesNodePorts = ({ type }: ServiceView): boolean =>
  type === 'NodePort' || type === 'LoadBalancer';

/** Without explicit ports the Service gets one for each of its ports. */
export const allocatesNodePorts = ({ type, spec }: ServiceView): boolean =>
  type === 'NodePort' || (type === 'LoadBalancer' && spec.allocateLoadBalancerNodePorts !== false);

/** kube-apiserver `NeedsHealthCheck`. */
export const needsHealthCheck = ({ type, spec }: ServiceView): boolean =>
  type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local';

/** 0 when nobody asks for one. */
export function healthCheckPortOf({ spec }: ServiceView): number {
  const { healthCheckNodePort: port } = spec;
  return typeof port === 'number' && Number.isInteger(port) ? port : 0;
}

/** 0 when nobody asks for one. */
export function nodePortOf({ value }: ServicePortView): number {
  const { nodePort } = value;
  return typeof nodePort === 'number' && Number.isInteger(nodePort) ? nodePort : 0;
}

/**
 * The port whose node port this one shares, as kube-apiserver `initNodePorts` goes by it: entries
 * with the same `port` (and other protocols) use the first node port written for it.
 */
export function firstOfSamePort(
  { ports }: ServiceView,
  port: ServicePortView,
): ServicePortView | undefined {
  for (const other of ports) {
    if (other.value.port === port.value.port && nodePortOf(other) !== 0) return other;
  }
  return undefined;
}

/** True when the port shares the node port of an earlier entry instead of reserving it again. */
export function sharesNodePort(service: ServiceView, port: ServicePortView): boolean {
  if (service.ports.length < 2) return false;
  const first = firstOfSamePort(service, port);
  return first !== undefined && first !== port && nodePortOf(first) === nodePortOf(port);
}

/** How many node ports the Service takes, its own and those chosen for it. */
export function countNodePorts(service: ServiceView): number {
  if (!takesNodePorts(service)) return 0;
  let count = needsHealthCheck(service) ? 1 : 0;
  const chosen = new Set<unknown>();
  for (const port of service.ports) {
    if (nodePortOf(port) !== 0) count += sharesNodePort(service, port) ? 0 : 1;
    else if (allocatesNodePorts(service) && !firstOfSamePort(service, port)) {
      if (!chosen.has(port.value.port)) count += 1;
      chosen.add(port.value.port);
    }
  }
  return count;
}
