import { staticPortBand } from '../../k8s/service-allocation';
import { servicesOfOtherTypes } from '../../model/service-index';
import {
  healthCheckPortOf,
  needsHealthCheck,
  nodePortOf,
  sharesNodePort,
  takesNodePorts,
} from '../../model/service-node-ports';
import type { ServiceView } from '../../model/service-view';
import type { PortRange } from '../../net/port';
import { isSameObject } from './service-side';

/** Who asks for a node port; `index` is the entry of `ports`, or HEALTH_CHECK. */
export interface Claim {
  readonly service: ServiceView;
  readonly index: number;
}

export const HEALTH_CHECK = -1;

export interface Clash {
  readonly nodePort: number;
  readonly first: Claim;
  readonly second: Claim;
}

/** Two claims of one node port, in the order in which kube-apiserver would see them; ports outside the range are never reserved. */
export function nodePortClashes(
  services: readonly ServiceView[],
  range: PortRange,
): NodePortClaims {
  const claims = new NodePortClaims(range);
  for (const service of servicesOfOtherTypes(services)) {
    if (takesNodePorts(service)) claims.addAll(service);
    else if (service.type === 'ExternalName') claims.addRepeated(service);
  }
  return claims;
}

export class NodePortClaims {
  readonly clashes: Clash[] = [];
  private readonly holders = new Map<number, Claim>();

  constructor(private readonly range: PortRange) {}

  /** The next port that nobody has claimed; in the static band first, where no other Service is given one. */
  freeAfter(port: number): number | undefined {
    const { first, last } = this.range;
    const lastOfBand = first + staticPortBand(this.range.size) - 1;
    return (
      this.freeIn(port + 1, lastOfBand) ??
      this.freeIn(first, lastOfBand) ??
      this.freeIn(port + 1, last)
    );
  }

  private freeIn(first: number, last: number): number | undefined {
    for (let port = first; port <= last; port++) if (!this.holders.has(port)) return port;
    return undefined;
  }

  addAll(service: ServiceView): void {
    for (const port of service.ports) {
      const nodePort = nodePortOf(port);
      if (nodePort !== 0 && !sharesNodePort(service, port)) this.add(service, port.index, nodePort);
    }
    if (needsHealthCheck(service)) this.add(service, HEALTH_CHECK, healthCheckPortOf(service));
  }

  /** Never reserved there, but the same node port and protocol twice is refused all the same. */
  addRepeated(service: ServiceView): void {
    for (const port of service.ports) {
      const nodePort = nodePortOf(port);
      const first = service.ports.find(
        (other) => nodePortOf(other) === nodePort && other.protocol === port.protocol,
      );
      if (nodePort === 0 || !first || first === port) continue;
      const holder = { service, index: first.index };
      this.clashes.push({ nodePort, first: holder, second: { service, index: port.index } });
    }
  }

  private add(service: ServiceView, index: number, nodePort: number): void {
    if (nodePort === 0 || !this.range.contains(nodePort)) return;
    const first = this.holders.get(nodePort);
    if (!first) this.holders.set(nodePort, { service, index });
    else if (first.service === service || !isSameObject(first.service, service)) {
      this.clashes.push({ nodePort, first, second: { service, index } });
    }
  }
}
