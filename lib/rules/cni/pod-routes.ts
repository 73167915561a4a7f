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
  const routes = all.filter(({ family }) => isHandedOn(link, family));
  return routes.map((route, index) => ({
    link,
    route,
    verdict: judgeRoute(route, routes.slice(0, index), link.addresses),
  }));
}

/** Results before 0.3.0 have routes beside an address of their family; one without dst counts as IPv6 [run]. */
export function isHandedOn({ list, addresses }: AddressedLink, family: Family): boolean {
  const { cniVersion, cniVersions } = list.value;
  const version = effectiveVersion(cniVersion, cniVersions);
  if (version === undefined || isAtLeast(version, '0.3.0')) return true;
  return addresses.some(({ subnet }) => subnet.family === family);
}
