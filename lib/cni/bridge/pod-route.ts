import { isObject, type JsonObject } from '../../model/document';
import { goField, goFlag, goText } from '../../model/go-fields';
import { asList } from '../../model/type-meta';
import type { Address } from '../../net/address';
import type { Family } from '../../net/family';
import { parseGoAddress, parseGoCidr } from '../../net/parse-go';
import type { Cidr } from '../../net/parse-sloppy';
import { Prefix } from '../../net/prefix';
import type { Steps } from '../host-local/range';
import type { PodAddress } from '../pod-address';

/** A route that a plugin puts into the pod. */
export interface PodRoute {
  /** Undefined for the default route that `isDefaultGateway` adds. */
  readonly path: Steps | undefined;
  readonly family: Family;
  readonly destination: Prefix;
  readonly hasHostBits: boolean;
  /** What the kernel is told; undefined: straight out of the interface. */
  readonly via: Address | undefined;
  readonly viaIsGiven: boolean;
  readonly table: number;
  readonly priority: number;
  readonly scope: number;
}

/** In the order in which the plugin sets them. Source: plugins v1.9.1 `bridge.go`, `ipam_linux.go` [run]. */
export function podRoutesOf(
  plugin: JsonObject,
  ipam: JsonObject,
  addresses: readonly PodAddress[],
): PodRoute[] {
  const gateways = addresses.flatMap(({ gateway }) => (gateway ? [gateway] : []));
  const given = givenRoutes(ipam, gateways);
  return goText(plugin, 'type') === 'bridge' && goFlag(plugin, 'isDefaultGateway')
    ? [...given, ...defaultRoutes(given, addresses)]
    : given;
}

function givenRoutes(ipam: JsonObject, gateways: readonly Address[]): PodRoute[] {
  const routes = goField(ipam, 'routes');
  if (!routes) return [];
  return asList(routes.value).flatMap((value, index) => {
    const route = isObject(value) ? readRoute(value, [routes.key, index], gateways) : undefined;
    return route ? [route] : [];
  });
}

function readRoute(
  value: JsonObject,
  path: Steps,
  gateways: readonly Address[],
): PodRoute | undefined {
  const destination = cidrField(value, 'dst');
  if (!destination) return undefined;
  const { family } = destination.address;
  const given = addressField(value, 'gw');
  return {
    path,
    family,
    destination: destination.prefix,
    hasHostBits: !destination.address.equals(destination.prefix.first),
    via: given ?? gateways.find((gateway) => gateway.family === family),
    viaIsGiven: given !== undefined,
    table: numberField(value, 'table'),
    priority: numberField(value, 'priority'),
    // One byte in netlink.
    scope: numberField(value, 'scope') & 255,
  };
}

const ALL: Readonly<Record<Family, Prefix>> = {
  IPv4: Prefix.of('0.0.0.0/0'),
  IPv6: Prefix.of('::/0'),
};

/** One for each family of the pod, unless a route of the list says 0/0 with a gateway. */
function defaultRoutes(given: readonly PodRoute[], addresses: readonly PodAddress[]): PodRoute[] {
  const families = new Set(addresses.map(({ subnet }) => subnet.family));
  return [...families].flatMap((family) => {
    const isSaid = given.some((route) => route.viaIsGiven && isDefault(route, family));
    const first = addresses.find(({ subnet }) => subnet.family === family);
    return isSaid || !first ? [] : [impliedRoute(family, first.gateway)];
  });
}

export const isDefault = (route: PodRoute, family: Family): boolean =>
  route.destination.equals(ALL[family]) && !route.hasHostBits;

/** A default route that no list has. */
export const impliedRoute = (family: Family, via: Address | undefined): PodRoute => ({
  path: undefined,
  family,
  destination: ALL[family],
  hasHostBits: false,
  via,
  viaIsGiven: true,
  table: 0,
  priority: 0,
  scope: 0,
});

function cidrField(value: JsonObject, name: string): Cidr | undefined {
  const text = goField(value, name)?.value;
  const reading = typeof text === 'string' ? parseGoCidr(text) : undefined;
  return reading?.ok ? reading.value : undefined;
}

function addressField(value: JsonObject, name: string): Address | undefined {
  const text = goField(value, name)?.value;
  const reading = typeof text === 'string' ? parseGoAddress(text) : undefined;
  return reading?.ok ? reading.value : undefined;
}

function numberField(value: JsonObject, name: string): number {
  const number = goField(value, name)?.value;
  return typeof number === 'number' ? number : 0;
}
