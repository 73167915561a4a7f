import { judgeRoute, type RouteVerdict } from '../../cni/bridge/kernel-verdict';
import { type PodRoute, podRoutesOf } from '../../cni/bridge/pod-route';
import { firstPodRanges } from '../../cni/host-local/pod-ranges';
import type { ConflistView } from '../../model/cni-config';
import { type PoolLink, poolsOf } from './chain';

/** A route of a bridge's pods, and what the kernel says to it. */
export interface JudgedRoute {
  readonly link: PoolLink;
  readonly route: PodRoute;
  readonly verdict: RouteVerdict | undefined;
}

/** Only of pools that give addresses: without an address no route is tried. */
export function bridgeRoutes(conflists: readonly ConflistView[]): JudgedRoute[] {
  return poolsOf(conflists)
    .filter(({ plugin }) => plugin.type === 'bridge')
    .flatMap(judgeRoutes);
}

function judgeRoutes(link: PoolLink): JudgedRoute[] {
  const addresses = firstPodRanges(link.pool);
  if (addresses.length === 0) return [];
  const routes = podRoutesOf(link.plugin.value, link.ipam, addresses);
  return routes.map((route, index) => ({
    link,
    route,
    verdict: judgeRoute(route, routes.slice(0, index), addresses),
  }));
}
