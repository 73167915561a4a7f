import { judgeRoute, type RouteVerdict } from '../../cni/bridge/kernel-verdict';
import { type PodRoute, podRoutesOf } from '../../cni/bridge/pod-route';
import { effectiveVersion, isAtLeast } from '../../cni/cni-version';
import type { ConflistView } from '../../model/cni-config';
import type { Family } from '../../net/family';
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
  const all = podRoutesOf(link.plugin.value, link.ipam, link.addresses);
  const routes = all
    .filter(({ family }) => isHandedOn(link, family))
    .map((route) => (isOld(link) ? { ...route, ...FORGOTTEN } : route));
  return routes.map((route, index) => ({
    link,
    route,
    verdict: judgeRoute(route, routes.slice(0, index), link.addresses),
  }));
}

/** Of a route in a result before 0.3.0 destination and gateway are left. Source: cni `pkg/types/040` [run]. */
const FORGOTTEN = { table: 0, priority: 0, scope: 0 } as const;

/** Results before 0.3.0 have routes beside an address of their family; one without dst counts as IPv6 [run]. */
export const isHandedOn = (link: AddressedLink, family: Family): boolean =>
  !isOld(link) || link.addresses.some(({ subnet }) => subnet.family === family);

function isOld({ list }: AddressedLink): boolean {
  const version = effectiveVersion(list.value.cniVersion, list.value.cniVersions);
  return version !== undefined && !isAtLeast(version, '0.3.0');
}
