import { isPlain, judgeRoute, type RouteVerdict } from '../../cni/bridge/kernel-verdict';
import { impliedRoute, type PodRoute, podRoutesOf } from '../../cni/bridge/pod-route';
import { effectiveVersion, isAtLeast } from '../../cni/cni-version';
import { ptpDestinations } from '../../cni/ptp-gateway';
import type { ConflistView } from '../../model/cni-config';
import { goField } from '../../model/go-fields';
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
  return [...routes, ...routesOfSbr(link)].map((route, index) => ({
    link,
    route,
    verdict: judgeRoute(route, routes.slice(0, index), link.addresses) ?? judgeByPtp(link, route),
  }));
}

function judgeByPtp({ plugin, addresses }: AddressedLink, route: PodRoute) {
  const isTaken =
    plugin.type === 'ptp' &&
    isPlain(route) &&
    addresses.flatMap(ptpDestinations).some((own) => own.equals(route.destination));
  return isTaken ? ({ problem: 'duplicate' } as const) : undefined;
}

/** sbr's own, which have a table each. ptp has made a route to its gateway. Source: plugins v1.9.1 `sbr/main.go` doRoutes [run]. */
function routesOfSbr({ list, plugin, addresses }: AddressedLink): PodRoute[] {
  const sbr = list.plugins.find(({ type }) => type === 'sbr');
  if (!sbr || goField(sbr.value, 'table') || plugin.type === 'ptp') return [];
  return addresses.map(({ subnet, gateway }, index) => ({
    ...impliedRoute(subnet.family, gateway),
    table: FIRST_TABLE + index,
  }));
}

const FIRST_TABLE = 100;

/** Of a route in a result before 0.3.0 destination and gateway are left. Source: cni `pkg/types/040` [run]. */
const FORGOTTEN = { table: 0, priority: 0, scope: 0 } as const;

/** Results before 0.3.0 have routes beside an address of their family; one without dst counts as IPv6 [run]. */
export const isHandedOn = (link: AddressedLink, family: Family): boolean =>
  !isOld(link) || link.addresses.some(({ subnet }) => subnet.family === family);

function isOld({ list }: AddressedLink): boolean {
  const version = effectiveVersion(list.value.cniVersion, list.value.cniVersions);
  return version !== undefined && !isAtLeast(version, '0.3.0');
}
