import { judgeRoute, type RouteVerdict } from '../../cni/bridge/kernel-verdict';
import { type PodRoute, podRoutesOf } from '../../cni/bridge/pod-route';
import type { ConflistView } from '../../model/cni-config';
import { type AddressedLink, addressedLinks } from './chain';

/** A route of a plugin's pods, and what the kernel says to it. */
export interface JudgedRoute {
  readonly link: AddressedLink;
  readonly route: PodRoute;
  readonly verdict: RouteVerdict | undefined;
}

/** Only of pods with addresses: without one no route is tried. */
export const judgedPodRoutes = (conflists: readonly ConflistView[]): JudgedRoute[] =>
  addressedLinks(conflists).flatMap(judgeRoutes);

function judgeRoutes(link: AddressedLink): JudgedRoute[] {
  const routes = podRoutesOf(link.plugin.value, link.ipam, link.addresses);
  return routes.map((route, index) => ({
    link,
    route,
    verdict: judgeRoute(route, routes.slice(0, index), link.addresses),
  }));
}
